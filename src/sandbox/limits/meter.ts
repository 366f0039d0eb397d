import type { Interval, Limit } from './published';

const lengths: Readonly<Record<Interval, number>> = {
  MIN: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
};

/** Why something is refused, and after how many milliseconds it is worth trying again. */
export interface Refusal {
  readonly limit: Limit;
  readonly interval: Interval;
  readonly wait: number;
}

interface Window {
  readonly ends: number;
  count: number;
}

/**
 * Counts what is done in each interval. An interval begins with the first thing done in it; what is
 * refused does not count.
 */
export class Meter {
  readonly #windows = new Map<string, Window>();

  constructor(private readonly now: () => number) {}

  /** Counts `amount`, or says why it is too much. */
  take(limit: Limit, amount: number): Refusal | undefined {
    const now = this.now();
    const full = limit.at.flatMap((interval) => {
      const { ends, count } = this.#window(limit, interval, now);
      const isFull = count + amount > (limit.most[interval] ?? Number.POSITIVE_INFINITY);
      return isFull ? [{ limit, interval, wait: ends - now }] : [];
    });
    // Of several reasons the one that lasts longest.
    const refusal = full.at(-1);
    if (refusal) return refusal;
    for (const interval of limit.at) this.#window(limit, interval, now).count += amount;
    return undefined;
  }

  #window({ name }: Limit, interval: Interval, now: number): Window {
    const key = `${name}|${interval}`;
    let window = this.#windows.get(key);
    if (!window || window.ends <= now) {
      window = { ends: now + lengths[interval], count: 0 };
      this.#windows.set(key, window);
    }
    return window;
  }
}
