/** The elements of an annotation editor, under the names that templates style and select. */
import type { Point, Tool } from './shapes';

export interface EditorDom {
  readonly root: HTMLElement;
  readonly image: HTMLImageElement;
  readonly canvas: SVGSVGElement;
  readonly zoomer: HTMLElement;
  /** Holds an author's controls for the annotation of a shape. */
  readonly annotation: HTMLElement;
  /** Marks the tool that is used next. */
  showTool(tool: Tool): void;
  /** The tool itself, or the other one where an author's styles hide it. */
  usableTool(tool: Tool): Tool;
  /** Shows the author's controls beside a point, or hides them. */
  placeAnnotation(point: Point | undefined): void;
}

interface Controlled {
  tool: Tool;
  draft: unknown;
  zoomBy(steps: number): void;
  draw(): void;
}

const block = 'image-annotation-editor';
const tools: readonly Tool[] = ['rectangle', 'polygon'];

export function createEditorDom(url: string, editor: Controlled): EditorDom {
  const root = box(block);
  root.tabIndex = 0;
  root.setAttribute('role', 'application');
  root.setAttribute('aria-label', 'Areas of the picture');
  root.innerHTML =
    `<div class="${block}__tools"><div class="${block}__tools-group"></div><div class="${block}__tools-group"></div></div>` +
    `<div class="${block}__canvas-container"><div class="${block}__canvas-zoomer">` +
    `<img class="${block}__image" alt="" draggable="false">` +
    `<svg class="${block}__canvas" viewBox="0 0 1000 1000" preserveAspectRatio="none"></svg>` +
    `<div class="${block}__annotation-layer"><div class="${block}__annotation-interface"></div></div>` +
    '</div></div>';
  const find = (part: string): Element => root.querySelector(`.${block}__${part}`) ?? root;
  const [shapeTools, zoomTools] = root.querySelectorAll(`.${block}__tools-group`);
  const buttons = new Map(tools.map((tool) => [tool, toolButton(tool, editor)]));
  shapeTools?.append(...buttons.values());
  zoomTools?.append(
    zoomButton('zoom-in', 'Zoom in', '+', () => editor.zoomBy(1)),
    zoomButton('zoom-out', 'Zoom out', '−', () => editor.zoomBy(-1)),
  );
  const image = find('image') as HTMLImageElement;
  image.src = url;
  const annotation = find('annotation-interface') as HTMLElement;
  return {
    root,
    image,
    canvas: find('canvas') as SVGSVGElement,
    zoomer: find('canvas-zoomer') as HTMLElement,
    annotation,
    showTool: (active) => {
      for (const [tool, button] of buttons) {
        button.classList.toggle(`${block}__shape_active`, tool === active);
        button.setAttribute('aria-pressed', String(tool === active));
      }
    },
    usableTool: (tool) =>
      isShown(buttons.get(tool)) ? tool : (tools.find((one) => isShown(buttons.get(one))) ?? tool),
    placeAnnotation: (point) => {
      annotation.classList.toggle(`${block}__annotation-interface_visible`, point !== undefined);
      if (!point) return;
      annotation.style.left = `${String(point.x * 100)}%`;
      annotation.style.top = `${String(point.y * 100)}%`;
    },
  };
}

function toolButton(tool: Tool, editor: Controlled): HTMLElement {
  const button = box(`${block}__shape ${block}__shape-${tool}`, 'button');
  button.setAttribute('aria-label', tool === 'polygon' ? 'Polygon' : 'Rectangle');
  button.innerHTML = `<i class="${block}__font-icon ${block}__font-icon_${tool}"></i>`;
  button.addEventListener('click', () => {
    editor.tool = tool;
    editor.draft = undefined;
    editor.draw();
  });
  return button;
}

function zoomButton(part: string, label: string, sign: string, pressed: () => void): HTMLElement {
  const button = box(`${block}__${part}`, 'button');
  button.setAttribute('aria-label', label);
  button.textContent = sign;
  button.addEventListener('click', pressed);
  return button;
}

function box(classes: string, kind: 'div' | 'button' = 'div'): HTMLElement {
  const element = document.createElement(kind);
  element.className = classes;
  if (element instanceof HTMLButtonElement) element.type = 'button';
  return element;
}

function isShown(button: Element | undefined): boolean {
  return button !== undefined && getComputedStyle(button).display !== 'none';
}
