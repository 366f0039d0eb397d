/**
 * Ends an author's code that runs on and on. Watched code (see `classicSource/watchedCode`) asks here
 * in every turn of a loop and on every call; one who has used up the time gets an error.
 *
 * Time is kept in a purse. A turn of the browser's event loop, promises included, spends what it takes;
 * pauses fill the purse again. So neither one endless loop nor a storm of timers keeps the page busy.
 */

/** Milliseconds that code may run without a pause. */
const purse = 500;
/** How much a millisecond of pause gives back: code may be busy four fifths of the time. */
const refill = 4;
/** Asking the clock in every turn of a loop would slow honest loops down. */
const asksPerLook = 16;
/** After so many stops nothing of the author's runs any more in this frame. */
const mostStops = 3;

export class ScriptStopped extends Error {
  override readonly name = 'ScriptStopped';

  /** `line` is zero-based. */
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const tooLong = 'The script ran for half a second without a pause and was stopped';
/** Elements on a page; laying out many more takes the page's time like an endless loop. */
const mostElements = 50_000;
const tooMany = 'The script put more than 50,000 elements on the page and was stopped';
/** Counting them takes a moment itself: milliseconds between two counts. */
const countPause = 25;

export class Watch {
  #asks = 0;
  #left = purse;
  /** When the present turn began; undefined between turns. */
  #began: number | undefined;
  #ended = performance.now();
  #stops = 0;
  #isOver = false;
  #counted = 0;
  readonly #now: () => number;
  readonly #whenTurnEnds: () => void;

  /** `stopped` is told at once: the author's code may swallow the error. */
  constructor(private readonly stopped: (stop: ScriptStopped) => void) {
    // Taken now, before an author's script can put something else in their place.
    this.#now = performance.now.bind(performance);
    const channel = new MessageChannel();
    const post = channel.port2.postMessage.bind(channel.port2);
    channel.port1.onmessage = () => this.#endTurn();
    this.#whenTurnEnds = () => post(null);
  }

  /** Gives watched code its watch, under a name that the code cannot change. */
  provide(name: string): void {
    if (Object.hasOwn(window, name)) return;
    const ask = (line: number): void => this.#ask(line);
    Object.defineProperty(window, name, { value: ask, writable: false, configurable: false });
  }

  #ask(line: number): void {
    if (this.#isOver) throw new ScriptStopped(line, tooLong);
    this.#asks += 1;
    if (this.#asks % asksPerLook !== 0 && this.#began !== undefined) return;
    const now = this.#now();
    if (this.#began === undefined) this.#beginTurn(now);
    else if (now - this.#began > this.#left) this.#stop(line, tooLong);
    else if (now - this.#counted > countPause) this.#count(line, now);
  }

  #count(line: number, now: number): void {
    this.#counted = now;
    if (document.getElementsByTagName('*').length > mostElements) this.#stop(line, tooMany);
  }

  #beginTurn(now: number): void {
    this.#left = Math.min(purse, this.#left + (now - this.#ended) * refill);
    this.#began = now;
    this.#whenTurnEnds();
  }

  #endTurn(): void {
    const now = this.#now();
    this.#left = Math.max(0, this.#left - (now - (this.#began ?? now)));
    this.#began = undefined;
    this.#ended = now;
  }

  #stop(line: number, message: string): never {
    const stop = new ScriptStopped(line, message);
    this.#stops += 1;
    this.#isOver = this.#stops >= mostStops;
    // What handles the error (the author's code, a message about it) may take a moment, too.
    this.#left += handling;
    this.stopped(stop);
    throw stop;
  }
}

/** Milliseconds on top for a turn that was stopped already. */
const handling = 50;
