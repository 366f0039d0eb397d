import type { Trouble } from './trouble';

const minute = 60_000;
/** Milliseconds until the next look where nothing says how soon one makes sense. */
const usually = 5 * minute;

/** What to do about a trouble: wait and look again, or give up. */
export type Waiting =
  | {
      readonly state: 'wait';
      readonly trouble: Trouble;
      /** The same as the last time. */
      readonly still: boolean;
    }
  | { readonly state: 'give-up' };

/**
 * How long a run waits for trouble to pass: longer each time that the same is found again, so that it
 * can wait for days without pestering the platform.
 */
export class Patience {
  readonly #most: number | undefined;
  readonly #longest: number;
  readonly #looks: 'always' | 'where-it-helps';
  readonly #now: () => number;
  #last: { readonly message: string; readonly since: number; readonly times: number } | undefined;

  /**
   * `most`: milliseconds for one trouble. `longest`: between two looks. `looks`: `where-it-helps` waits for a person where time alone
   * mends nothing; `always` looks all the same, since nobody may be there to say that it is mended.
   */
  constructor(o: {
    readonly most?: number | undefined;
    readonly longest: number;
    readonly looks: 'always' | 'where-it-helps';
    readonly now?: () => number;
  }) {
    this.#most = o.most;
    this.#longest = o.longest;
    this.#looks = o.looks;
    this.#now = o.now ?? (() => performance.now());
  }

  meet(trouble: Trouble): Waiting {
    const now = this.#now();
    const { message } = trouble;
    const still = this.#last?.message === message;
    const last = still && this.#last !== undefined ? this.#last : { message, since: now, times: 0 };
    this.#last = { ...last, times: last.times + 1 };
    const left = this.#most === undefined ? Infinity : last.since + this.#most - now;
    if (left <= 0) return { state: 'give-up' };
    const looks = this.#looks === 'always' || this.#most !== undefined;
    const first = trouble.retryAfter ?? (looks ? usually : undefined);
    if (first === undefined) return { state: 'wait', trouble, still };
    const pause = Math.min(this.#longest, first * 2 ** last.times);
    return { state: 'wait', still, trouble: { ...trouble, retryAfter: Math.min(pause, left) } };
  }
}
