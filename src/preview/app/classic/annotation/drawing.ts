/** Draws shapes as SVG over a picture; coordinates are thousandths of the picture. */
import { handlesOf, outlineOf, type Point, type Shape } from './shapes';

const namespace = 'http://www.w3.org/2000/svg';

export interface Picture {
  readonly shapes: readonly Shape[];
  readonly selected: Shape | undefined;
  /** The point of the selected shape that keys move. */
  readonly point: number | undefined;
  /** An unfinished shape, and where the pointer is. */
  readonly draft: Shape | undefined;
  readonly pointer: Point | undefined;
}

export function drawShapes(svg: SVGSVGElement, picture: Picture): void {
  const elements = picture.shapes.map((shape, index) =>
    shapeElement(shape, index, shape === picture.selected),
  );
  const { draft, selected } = picture;
  if (draft) elements.push(draftElement(draft, picture.pointer));
  const held = draft ?? selected;
  if (held) elements.push(...handleElements(held, draft ? undefined : picture.point));
  // The element under the pointer stays the same element, so that authors may mark it with classes.
  reuse(svg, elements);
}

function shapeElement(shape: Shape, index: number, isSelected: boolean): SVGElement {
  return element('polygon', {
    class: `image-annotation-editor__figure${isSelected ? ' image-annotation-editor__figure_selected' : ''}`,
    points: pointsOf(outlineOf(shape)),
    'data-shape': String(index),
  });
}

function draftElement(draft: Shape, pointer: Point | undefined): SVGElement {
  const corners = draft.type === 'polygon' && pointer ? [...draft.data, pointer] : outlineOf(draft);
  return element(draft.type === 'polygon' ? 'polyline' : 'polygon', {
    class: 'image-annotation-editor__figure image-annotation-editor__figure_draft',
    points: pointsOf(corners),
  });
}

/** Ellipses of no size with round, unscaled strokes: dots that keep their size at any zoom. */
function handleElements(shape: Shape, active: number | undefined): readonly SVGElement[] {
  return handlesOf(shape).map(({ x, y }, index) =>
    element('path', {
      class: `image-annotation-editor__handle${index === active ? ' image-annotation-editor__handle_active' : ''}`,
      d: `M${thousandths(x)} ${thousandths(y)}h0`,
      'data-handle': String(index),
    }),
  );
}

function pointsOf(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${thousandths(x)},${thousandths(y)}`).join(' ');
}

function thousandths(fraction: number): string {
  return String(Math.round(fraction * 1e5) / 100);
}

function element(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const own = 'image-annotation-editor__';

function reuse(svg: SVGSVGElement, wanted: readonly SVGElement[]): void {
  const present = [...svg.children];
  wanted.forEach((next, i) => {
    const old = present[i];
    if (old?.tagName !== next.tagName) {
      if (old) old.replaceWith(next);
      else svg.append(next);
      return;
    }
    const authors = [...old.classList].filter((name) => !name.startsWith(own));
    for (const { name } of [...old.attributes]) {
      if (name.startsWith('data-')) old.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) old.setAttribute(name, value);
    old.classList.add(...authors);
  });
  for (const extra of present.slice(wanted.length)) extra.remove();
}
