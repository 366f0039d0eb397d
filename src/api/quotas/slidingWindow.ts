/** What was, or is about to be, spent at a time (milliseconds). */
interface Spent {
  readonly at: number;
  readonly cost: number;
}

/** A limit on what may be spent within any stretch of `lengthMs`. Also holds what is reserved. */
export class SlidingWindow {
  readonly most: number;
  readonly lengthMs: number;
  /** In order of time. */
  #spent: Spent[] = [];
  /** The platform itself said that nothing more is taken before this time. */
  #closedUntil = 0;

  constructor(most: number, lengthMs: number) {
    this.most = most;
    this.lengthMs = lengthMs;
  }

  /** The first time, from `from` on, at which `cost` fits. More than the whole limit fits alone. */
  firstTime(from: number, cost: number): number {
    const wanted = Math.min(cost, this.most);
    const start = Math.max(from, this.#closedUntil);
    if (this.#around(start) + wanted <= this.most) return start;
    for (const { at } of this.#spent) {
      const time = at + this.lengthMs;
      if (time > start && this.#around(time) + wanted <= this.most) return time;
    }
    return start;
  }

  spend(at: number, cost: number): Spent {
    const spent = { at, cost: Math.min(cost, this.most) };
    const later = this.#spent.findIndex((other) => other.at > at);
    this.#spent.splice(later < 0 ? this.#spent.length : later, 0, spent);
    return spent;
  }

  giveBack(spent: Spent): void {
    this.#spent = this.#spent.filter((other) => other !== spent);
  }

  closeUntil(time: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, time);
  }

  /** What is spent or reserved less than a window's length away from `time`, before or after. */
  #around(time: number): number {
    let sum = 0;
    for (const { at, cost } of this.#spent) if (Math.abs(at - time) < this.lengthMs) sum += cost;
    return sum;
  }

  /** Lets go of what no longer counts. */
  forget(now: number): void {
    const kept = this.#spent.findIndex(({ at }) => at > now - this.lengthMs);
    this.#spent = kept < 0 ? [] : this.#spent.slice(kept);
  }
}

export type { Spent };
