/** Connects the code of `onclick="…"` and its kin, which the frame may not run from attributes. */
import type { ClassicParts } from '../../frame';
import { markupPlace, type Problem } from './problems';

let handlers: ClassicParts['handlers'] = {};
let tell: (problem: Problem, where: Element) => void = () => undefined;

export function setHandlers(known: ClassicParts['handlers'], told: typeof tell): void {
  handlers = known;
  tell = told;
}

export function connectHandlers(root: Element): void {
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith('on')) connect(element, name, value);
    }
  }
}

function connect(element: Element, attribute: string, text: string): void {
  element.removeAttribute(attribute);
  const handler = Object.hasOwn(handlers, text) ? handlers[text] : undefined;
  if (handler) {
    element.addEventListener(attribute.slice(2), function (this: Element, event) {
      if (handler.call(element, event) === false) event.preventDefault();
    });
    return;
  }
  const message =
    `The preview cannot run ${attribute}="${text.slice(0, 60)}": it does not parse, or was put ` +
    'together from values. Listen in onRender instead';
  const line = element.closest<HTMLElement>('[data-line]')?.dataset.line;
  tell({ message, place: markupPlace(line === undefined ? undefined : Number(line)) }, element);
}
