/** `ImageAnnotationEditor`: rectangles and polygons on a picture, as templates know it. */
import { createEditorDom, type EditorDom } from './editorDom';
import { drawShapes } from './drawing';
import { pressKey } from './editorKeys';
import {
  clamp,
  handlesOf,
  isWorthKeeping,
  movePoints,
  rounded,
  shapesOf,
  type Point,
  type Shape,
  type Tool,
} from './shapes';

export type EditorEvent =
  'image:load' | 'shape:start' | 'shape:finish' | 'shape:cancel' | 'shape:remove' | 'shapes:update';

/** An author's own controls for the annotation of a shape. */
export interface AnnotationInterface {
  createInterfaceElement(): Element;
  onShow?(shape: Shape, element: Element): void;
}

/** Zoom in per cent: its limits, and the factor of one step. */
const zoomLimits = { least: 20, most: 1000, step: 1.15 } as const;

/** How near to the first corner a press closes a polygon, as a fraction of the picture. */
const closing = 0.02;

export class ImageAnnotationEditor {
  shapes: Shape[];
  tool: Tool = 'polygon';
  selected: Shape | undefined;
  /** The point of the selected shape that keys move. */
  point: number | undefined;
  draft: Shape | undefined;
  mode: 'edit' | 'locked' = 'edit';
  readonly dom: EditorDom;
  #zoom = 100;
  #pointer: Point | undefined;
  #held: { readonly points: readonly Point[]; last: Point } | undefined;
  #annotation: { readonly own: AnnotationInterface; readonly element: Element } | undefined;
  readonly #listeners = new Map<string, ((payload: unknown) => void)[]>();

  constructor(url: string, shapes?: unknown) {
    this.shapes = shapesOf(shapes);
    this.dom = createEditorDom(url, this);
    this.dom.image.addEventListener('load', () => this.emit('image:load', url));
    this.dom.root.addEventListener('keydown', (event) => pressKey(this, event));
    this.#followPointer(this.dom.canvas);
  }

  render(element: Element): this {
    element.append(this.dom.root);
    this.draw();
    return this;
  }

  on(event: EditorEvent, heard: (payload: unknown) => void): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), heard]);
    return this;
  }

  set annotationInterface(own: AnnotationInterface) {
    const element = own.createInterfaceElement();
    this.#annotation = { own, element };
    this.dom.annotation.replaceChildren(element);
  }

  setShapes(shapes: unknown): void {
    this.shapes = shapesOf(shapes);
    this.selected = undefined;
    this.draft = undefined;
    this.draw();
  }

  zoomBy(steps: number): void {
    const { least, most, step } = zoomLimits;
    this.#zoom = clamp(this.#zoom * step ** steps, least, most);
    this.dom.zoomer.style.width = `${String(this.#zoom)}%`;
  }

  draw(): void {
    const { shapes, selected, point, draft } = this;
    drawShapes(this.dom.canvas, { shapes, selected, point, draft, pointer: this.#pointer });
    this.dom.showTool(this.tool);
  }

  /** Ends the unfinished shape, and keeps it where it is one. */
  finish(): void {
    const { draft } = this;
    if (!draft) return;
    this.draft = undefined;
    if (isWorthKeeping(draft)) {
      this.shapes.push(draft);
      this.select(draft);
      this.emit('shape:finish', draft);
      this.changed();
    } else {
      this.emit('shape:cancel', draft);
    }
    this.draw();
  }

  /** Takes back the last point of an unfinished shape, or removes the chosen point or shape. */
  remove(): void {
    if (this.draft) this.#shortenDraft(this.draft);
    else if (this.selected) this.#removeFrom(this.selected);
    this.draw();
  }

  select(shape: Shape | undefined, point?: number): void {
    this.selected = shape;
    this.point = point;
    this.draw();
    this.#showAnnotation(shape);
  }

  changed(): void {
    this.emit('shapes:update', this.shapes);
  }

  emit(event: EditorEvent, payload: unknown): void {
    for (const heard of this.#listeners.get(event) ?? []) heard(payload);
  }

  #shortenDraft(draft: Shape): void {
    if (draft.type === 'polygon' && draft.data.length > 1) draft.data.pop();
    else this.draft = undefined;
    this.emit('shape:cancel', draft);
  }

  #removeFrom(shape: Shape): void {
    if (shape.type === 'polygon' && this.point !== undefined && shape.data.length > 3) {
      shape.data.splice(this.point, 1);
      this.point = undefined;
    } else {
      this.shapes.splice(this.shapes.indexOf(shape), 1);
      this.select(undefined);
      this.emit('shape:remove', shape);
    }
    this.changed();
  }

  #followPointer(canvas: SVGSVGElement): void {
    canvas.addEventListener('pointerdown', (event) => {
      if (this.mode === 'locked' || event.button !== 0) return;
      this.dom.root.focus({ preventScroll: true });
      canvas.setPointerCapture(event.pointerId);
      this.#press(this.#pointAt(event), event.target as Element);
    });
    canvas.addEventListener('pointermove', (event) => this.#move(this.#pointAt(event)));
    canvas.addEventListener('pointerup', (event) => this.#release(this.#pointAt(event)));
    canvas.addEventListener('dblclick', () => this.finish());
    canvas.addEventListener('pointerover', (event) => {
      const index = (event.target as Element).getAttribute('data-shape');
      if (index !== null && !this.draft) this.#showAnnotation(this.shapes[Number(index)]);
    });
  }

  #press(point: Point, target: Element): void {
    const { draft } = this;
    if (draft?.type === 'rectangle') this.finish();
    else if (draft?.type === 'polygon') this.#extend(draft.data, point);
    else if (!this.#grip(point, target)) this.#start(point);
    this.draw();
  }

  /** Takes hold of what is under the pointer: a point of the selected shape, or a shape. */
  #grip(point: Point, target: Element): boolean {
    const handle = target.getAttribute('data-handle');
    const shape = this.shapes[Number(target.getAttribute('data-shape') ?? -1)];
    const held = handle === null ? shape : this.selected;
    if (!held) return false;
    const points = handlesOf(held);
    const index = handle === null ? undefined : Number(handle);
    this.#held = { points: index === undefined ? points : [points[index] ?? point], last: point };
    this.select(held, index);
    return true;
  }

  #start(point: Point): void {
    this.select(undefined);
    this.draft =
      this.dom.usableTool(this.tool) === 'rectangle'
        ? { type: 'rectangle', data: { p1: point, p2: { ...point } } }
        : { type: 'polygon', data: [point] };
    this.tool = this.draft.type;
    this.emit('shape:start', this.draft);
  }

  #extend(points: Point[], point: Point): void {
    const [first] = points;
    const isNear = first && Math.hypot(first.x - point.x, first.y - point.y) < closing;
    if (isNear && points.length >= 3) this.finish();
    else points.push(point);
  }

  #move(point: Point): void {
    this.#pointer = point;
    const { draft } = this;
    if (draft?.type === 'rectangle') draft.data.p2 = point;
    if (this.#held) {
      const { points, last } = this.#held;
      movePoints(points, { x: point.x - last.x, y: point.y - last.y });
      this.#held.last = point;
    }
    if (draft || this.#held) this.draw();
  }

  /** A rectangle may also be drawn by dragging. */
  #release(point: Point): void {
    const { draft } = this;
    if (this.#held) this.changed();
    this.#held = undefined;
    if (draft?.type !== 'rectangle') return;
    draft.data.p2 = point;
    if (isWorthKeeping(draft)) this.finish();
  }

  #pointAt({ clientX, clientY }: MouseEvent): Point {
    const { left, top, width, height } = this.dom.canvas.getBoundingClientRect();
    return {
      x: rounded(clamp((clientX - left) / width, 0, 1)),
      y: rounded(clamp((clientY - top) / height, 0, 1)),
    };
  }

  #showAnnotation(shape: Shape | undefined): void {
    const element = this.dom.canvas.querySelector(
      `[data-shape="${String(shape ? this.shapes.indexOf(shape) : -1)}"]`,
    );
    this.dom.placeAnnotation(this.#annotation && shape ? handlesOf(shape)[0] : undefined);
    if (this.#annotation && shape && element) this.#annotation.own.onShow?.(shape, element);
  }
}
