/**
 * The way between what is drawn and where it is written: an element tells its source when it is
 * picked, and is outlined when the cursor stands on its source. Elements carry where they come from:
 * `data-path` (a Template Builder component) or `data-line` (a line of a classic markup).
 */
import type { FromFrame, SourcePlace } from '../../protocol';
import { Outline } from './outline';

const sourced = '[data-path], [data-line]';

export class SourceMarks {
  readonly #chosen = new Outline('chosen');
  readonly #pointed = new Outline('pointed');
  #place: SourcePlace | undefined;
  #picking = false;

  constructor(private readonly send: (message: FromFrame) => void) {
    document.addEventListener('click', (event) => this.#click(event), true);
    document.addEventListener('keydown', (event) => this.#press(event), true);
    document.addEventListener('pointermove', (event) => this.#point(event.target), true);
    document.addEventListener('focusin', (event) => this.#point(event.target), true);
    for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup'])
      document.addEventListener(name, (event) => this.#hold(event), true);
    addEventListener('scroll', () => this.refresh(), true);
    addEventListener('resize', () => this.refresh());
  }

  outline(place: SourcePlace | undefined, scroll: 'into-view' | 'stay'): void {
    this.#place = place;
    const elements = this.refresh();
    if (scroll === 'into-view') elements[0]?.scrollIntoView({ block: 'nearest' });
    this.refresh();
  }

  pick(state: 'on' | 'off'): void {
    this.#picking = state === 'on';
    document.documentElement.classList.toggle('crowdsmith-picking', this.#picking);
    for (const element of document.querySelectorAll<HTMLElement>(sourced)) {
      // Whatever is drawn can be reached with the keyboard while a person picks.
      if (this.#picking && element.tabIndex < 0) {
        element.tabIndex = 0;
        element.dataset.picking = '';
      } else if (!this.#picking && element.dataset.picking !== undefined) {
        element.removeAttribute('tabindex');
        delete element.dataset.picking;
      }
    }
    if (!this.#picking) this.#pointed.hide();
  }

  /** Draws the outline anew: what it stands around may have moved. */
  refresh(): readonly Element[] {
    const elements = this.#place ? elementsOf(this.#place) : [];
    this.#chosen.around(elements);
    return elements;
  }

  #click(event: MouseEvent): void {
    const asked = event.target instanceof Element && event.target.closest('[data-reveal]') !== null;
    if (!this.#picking && !event.altKey && !asked) return;
    this.#reveal(event);
  }

  #press(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#picking) {
      event.preventDefault();
      this.send({ type: 'pickingEnded' });
    }
    const wanted = this.#picking ? event.key === 'Enter' : event.altKey && event.key === 'Enter';
    if (wanted) this.#reveal(event);
  }

  #reveal(event: Event): void {
    const place = placeOf(event.target);
    if (!place) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.send({ type: 'reveal', place });
    if (this.#picking) this.send({ type: 'pickingEnded' });
  }

  /** A click that picks must not also press what is under it. */
  #hold(event: Event): void {
    const alt = event instanceof MouseEvent && event.altKey;
    if ((this.#picking || alt) && placeOf(event.target)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }

  #point(target: EventTarget | null): void {
    if (!this.#picking) return;
    const element = target instanceof Element ? target.closest(sourced) : null;
    if (element) this.#pointed.around([element]);
    else this.#pointed.hide();
  }
}

function placeOf(target: EventTarget | null): SourcePlace | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>(sourced) : null;
  if (!element) return undefined;
  const { path, line } = element.dataset;
  if (path !== undefined) return { part: 'config', path };
  const at = Number(line);
  return Number.isInteger(at) ? { part: 'markup', from: at, to: at } : undefined;
}

function elementsOf(place: SourcePlace): readonly Element[] {
  switch (place.part) {
    case 'config':
      return nearestDrawn(place.path);
    case 'markup':
      return onLines(place.from, place.to);
    case 'script':
    case 'styles':
    case 'inputSpec':
    case 'outputSpec':
      return [];
  }
}

/** The component itself, or the nearest one around it that is drawn. */
function nearestDrawn(path: string): readonly Element[] {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = document.querySelectorAll(`[data-path="${CSS.escape(at)}"]`);
    if (found.length > 0) return [...found];
  }
  return [];
}

function onLines(from: number, to: number): readonly Element[] {
  const all = [...document.querySelectorAll<HTMLElement>('[data-line]')];
  const lineOf = (element: HTMLElement): number => Number(element.dataset.line);
  const inside = all.filter((element) => lineOf(element) >= from && lineOf(element) <= to);
  if (inside.length > 0) return inside;
  // Between two tags: the last element that begins above.
  const above = all.filter((element) => lineOf(element) < from).at(-1);
  return above ? [above] : [];
}
