import type { Agenda } from './agenda';
import type { Clock } from './clock';

/** Real milliseconds of work before requests get their turn. */
const sliceMilliseconds = 8;
const longestTimeout = 2 ** 31 - 1;

/**
 * Keeps an agenda going: as fast as the machine allows when the clock jumps, else at the time of
 * each entry. Works in slices so that the server answers in between; `afterSlice` runs before
 * anybody else gets to see what a slice did.
 */
export class AgendaDriver {
  #immediate: NodeJS.Immediate | undefined;
  #timeout: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly agenda: Agenda,
    private readonly clock: Clock,
    private readonly afterSlice: () => void,
  ) {}

  /** Call whenever something was planned. */
  poke(): void {
    if (this.#stopped || this.#immediate) return;
    clearTimeout(this.#timeout);
    this.#timeout = undefined;
    const next = this.agenda.nextTime;
    if (next === undefined) return;
    const delay = this.clock.realDelayUntil(next);
    if (delay === 0 || this.#isJumping()) {
      this.#immediate = setImmediate(() => this.#slice());
    } else {
      this.#timeout = setTimeout(() => this.#slice(), Math.min(delay, longestTimeout));
      this.#timeout.unref();
    }
  }

  /**
   * Resolves when nothing is left that time would jump for, at the latest after `milliseconds` of
   * real time. Where time does not jump there is nothing to wait for.
   */
  async rest(milliseconds: number): Promise<void> {
    const end = performance.now() + milliseconds;
    while (this.#isJumping() && performance.now() < end) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #isJumping(): boolean {
    return this.clock.jumps && this.agenda.hasWork && !this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
    clearImmediate(this.#immediate);
    clearTimeout(this.#timeout);
  }

  /** What goes wrong with one entry is told and left behind: the platform stays up. */
  #work(end: number): void {
    for (;;) {
      try {
        while (this.agenda.step(this.clock)) if (performance.now() >= end) return;
        return;
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  }

  #slice(): void {
    this.#immediate = undefined;
    const end = performance.now() + sliceMilliseconds;
    this.#work(end);
    this.afterSlice();
    this.poke();
  }
}
