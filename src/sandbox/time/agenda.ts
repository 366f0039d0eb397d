import type { Clock } from './clock';

/**
 * What waits for its time.
 * - `work` pulls the jumping clock forward: performers arriving and finishing, delays a pool waits.
 * - `calendar` only happens when its time has come anyway: bans that end, pools that expire. A
 *   quiet sandbox must not leap three weeks because somebody's answer would be accepted then.
 */
export type EntryKind = 'work' | 'calendar';

interface Entry {
  readonly time: number;
  readonly order: number;
  readonly kind: EntryKind;
  readonly run: () => void;
}

/** Things to do at simulated times, earliest first; equal times keep their order of planning. */
export class Agenda {
  readonly #heap: Entry[] = [];
  #order = 0;
  #workCount = 0;

  get hasWork(): boolean {
    return this.#workCount > 0;
  }

  /** When the earliest entry is due, whatever its kind. */
  get nextTime(): number | undefined {
    return this.#heap[0]?.time;
  }

  plan(time: number, kind: EntryKind, run: () => void): void {
    if (kind === 'work') this.#workCount += 1;
    this.#heap.push({ time, kind, run, order: this.#order++ });
    this.#rise(this.#heap.length - 1);
  }

  /** Runs the earliest entry if it may run now; says whether one ran. */
  step(clock: Clock): boolean {
    const first = this.#heap[0];
    if (!first) return false;
    const due = first.time <= clock.now();
    if (!due && !(clock.jumps && this.hasWork)) return false;
    this.#removeFirst();
    if (first.kind === 'work') this.#workCount -= 1;
    clock.happen(first.time, first.run);
    return true;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfEarlier(index, parent)) return;
      index = parent;
    }
  }

  #sink(from: number): void {
    let index = from;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const child = this.#isEarlier(right, left) ? right : left;
      if (child >= this.#heap.length || !this.#swapIfEarlier(child, index)) return;
      index = child;
    }
  }

  #isEarlier(a: number, b: number): boolean {
    const first = this.#heap[a];
    const second = this.#heap[b];
    if (!first || !second) return false;
    return first.time < second.time || (first.time === second.time && first.order < second.order);
  }

  #swapIfEarlier(lower: number, upper: number): boolean {
    const a = this.#heap[lower];
    const b = this.#heap[upper];
    if (!a || !b || !this.#isEarlier(lower, upper)) return false;
    this.#heap[lower] = b;
    this.#heap[upper] = a;
    return true;
  }
}
