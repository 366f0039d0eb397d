import { BaseField } from '../fields/field';
import { ImageAnnotationEditor, type AnnotationInterface } from './editor';

/** A picture on which areas are marked; the output is a list of shapes. */
export class ImageAnnotationField extends BaseField {
  readonly #editor = new ImageAnnotationEditor(
    this.text('src'),
    structuredCopy(this.value() ?? this.context.attributes.annotations),
  );

  getEditor(): ImageAnnotationEditor {
    return this.#editor;
  }

  /** What an author gives to the editor's `annotationInterface`. */
  createAnnotationInterface(own: AnnotationInterface): AnnotationInterface {
    return own;
  }

  html(): string {
    return '';
  }

  protected show(value: unknown): void {
    // The editor's own shapes come back with every change; only others are taken over.
    if (value === this.#editor.shapes) return;
    const given = value === undefined ? this.context.attributes.annotations : value;
    this.#editor.setShapes(structuredCopy(given));
  }

  protected listen(): void {
    const editor = this.#editor;
    editor.mode = this.locked ? 'locked' : 'edit';
    editor.render(this.el);
    editor.on('shapes:update', () => this.#tell());
    // An author's controls write into the shape without telling anybody.
    editor.dom.annotation.addEventListener('input', () => this.#tell());
    editor.dom.annotation.addEventListener('change', () => this.#tell());
  }

  #tell(): void {
    const { shapes } = this.#editor;
    this.set(shapes.length === 0 ? undefined : shapes);
  }
}

/** Shapes are changed in place; those of the input must stay as they are. */
function structuredCopy(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
