import { Readable } from 'node:stream';

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
    this.#start();
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

  /** The same bytes; time counts only while waiting for the next piece, and `end` comes with the last. */
  watch(body: AsyncIterable<Buffer>, explain: (error: unknown) => unknown): Readable {
    return Readable.from(this.#pieces(body, explain), { objectMode: false });
  }

  async *#pieces(
    body: AsyncIterable<Buffer>,
    explain: (error: unknown) => unknown,
  ): AsyncGenerator<Buffer> {
    try {
      for await (const piece of body) {
        clearTimeout(this.#timer);
        yield piece;
        this.#start();
      }
    } catch (error) {
      throw explain(error);
    } finally {
      this.end();
    }
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timedOut = true;
      this.#controller.abort();
    }, this.#milliseconds);
  }
}
