/**
 * The end of patience for one request: aborts `signal` when the caller does, or when time is up.
 * Made by hand rather than with AbortSignal.any, so that a caller's signal that lives for hours
 * keeps no listener of a finished request.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #milliseconds: number;
  readonly #caller: AbortSignal | undefined;
  readonly #onCallerAbort = (): void => this.#controller.abort(this.#caller?.reason);
  #timer: NodeJS.Timeout | undefined;
  #timedOut = false;

  constructor(milliseconds: number, caller: AbortSignal | undefined) {
    this.#milliseconds = milliseconds;
    this.#caller = caller;
    if (caller?.aborted === true) this.#onCallerAbort();
    else caller?.addEventListener('abort', this.#onCallerAbort, { once: true });
    this.start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get timedOut(): boolean {
    return this.#timedOut;
  }

  /** The caller's own signal, when it was the one that aborted. */
  get cancelledBy(): AbortSignal | undefined {
    return this.#caller?.aborted === true ? this.#caller : undefined;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener('abort', this.#onCallerAbort);
  }

  /** Ends, and lets go of a connection whose answer nobody will read. */
  abandon(): void {
    this.end();
    this.#controller.abort();
  }

  /** Time does not count while nobody waits for the other side. */
  rest(): void {
    clearTimeout(this.#timer);
  }

  /** Time counts anew. */
  start(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timedOut = true;
      this.#controller.abort();
    }, this.#milliseconds);
  }
}
