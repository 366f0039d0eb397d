/** Whether a frame is still alive: it has to answer a question every now and then. */

/** Between two questions, in milliseconds. */
const pause = 1_000;
/** Silence after which a frame is given up: nothing that draws takes so long. */
const patience = 6_000;

export class Heartbeat {
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Questions that are open, as time that was really waited: a sleeping computer waits for nobody. */
  #waited = 0;

  constructor(
    private readonly ask: () => void,
    private readonly lost: () => void,
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.#beat(), pause);
  }

  heard(): void {
    this.#waited = 0;
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    // Pages in the background get little time, and so do their frames.
    if (document.hidden) {
      this.#waited = 0;
      return;
    }
    this.#waited += pause;
    if (this.#waited > patience) {
      this.end();
      this.lost();
      return;
    }
    this.ask();
  }
}
