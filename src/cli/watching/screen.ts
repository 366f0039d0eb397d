import { drawRun, type RunView } from '../../watch';
import { keysFor } from './keys';

/** The parts of a terminal's output that drawing needs; a test has one of its own. */
export interface Screen {
  write(text: string): void;
  readonly columns: number;
  readonly rows: number;
}

/** Milliseconds between two pictures, and between two while nothing but the clock moves. */
const redrawEvery = 200;
const tick = 1000;

/** Draws a run again and again in the same place. The last picture stays. */
export class LiveView {
  #drawn = 0;
  #timer: NodeJS.Timeout | undefined;
  #view: RunView | undefined;
  #last = 0;
  readonly #ticking: NodeJS.Timeout;

  constructor(
    private readonly screen: Screen,
    private readonly ink: 'colour' | 'plain',
  ) {
    this.#ticking = setInterval(() => this.#later(), tick);
    this.#ticking.unref();
  }

  show(view: RunView): void {
    this.#view = view;
    this.#later();
  }

  /** Draws for the last time and rests. */
  end(): void {
    clearInterval(this.#ticking);
    clearTimeout(this.#timer);
    this.#draw('last');
  }

  #later(): void {
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, redrawEvery - (performance.now() - this.#last));
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#draw('again');
    }, wait);
    this.#timer.unref();
  }

  #draw(which: 'again' | 'last'): void {
    const view = this.#view;
    if (view === undefined) return;
    this.#last = performance.now();
    const { columns, rows } = this.screen;
    // The last column stays empty: some terminals wrap as soon as it is written.
    const width = Math.max(20, columns - 1);
    const lines = [...drawRun(view, { width, ink: this.ink, now: Date.now() })];
    if (which === 'again') lines.push('', ...keyLine(view, width));
    const fitting = lines.slice(0, Math.max(1, rows - 1));
    const up = this.#drawn > 0 ? `\u001b[${this.#drawn}A\r` : '\r';
    const text = fitting.map((line) => `${line}\u001b[K\n`).join('');
    // What a higher picture left below is wiped.
    this.screen.write(`${up}${text}\u001b[J`);
    this.#drawn = fitting.length;
  }
}

function keyLine(view: RunView, width: number): readonly string[] {
  const words = keysFor(view).map(([key, meaning]) => `[${key}] ${meaning}`);
  const line = words.join('   ');
  return words.length === 0 || line.length + 2 > width
    ? words.map((word) => `  ${word}`)
    : [`  ${line}`];
}
