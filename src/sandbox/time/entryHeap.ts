/** Something that waits for its time. */
export interface HeapEntry {
  readonly time: number;
  /** Equal times keep their order of planning. */
  readonly order: number;
}

/** Entries by time, the earliest first; putting and taking cost the logarithm of their number. */
export class EntryHeap<Entry extends HeapEntry> {
  #entries: Entry[] = [];

  get size(): number {
    return this.#entries.length;
  }

  get first(): Entry | undefined {
    return this.#entries[0];
  }

  put(entry: Entry): void {
    this.#entries.push(entry);
    this.#rise(this.#entries.length - 1);
  }

  take(): Entry | undefined {
    const first = this.#entries[0];
    const last = this.#entries.pop();
    if (last === undefined || this.#entries.length === 0) return first;
    this.#entries[0] = last;
    this.#sink(0);
    return first;
  }

  /** Moves all entries in time by the same amount, which leaves their order as it is. */
  shift(move: (entry: Entry) => Entry): void {
    this.#entries = this.#entries.map(move);
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
      if (child >= this.#entries.length || !this.#swapIfEarlier(child, index)) return;
      index = child;
    }
  }

  #isEarlier(a: number, b: number): boolean {
    const first = this.#entries[a];
    const second = this.#entries[b];
    return first !== undefined && second !== undefined && comesFirst(first, second);
  }

  #swapIfEarlier(lower: number, upper: number): boolean {
    const a = this.#entries[lower];
    const b = this.#entries[upper];
    if (!a || !b || !comesFirst(a, b)) return false;
    this.#entries[lower] = b;
    this.#entries[upper] = a;
    return true;
  }
}

export function comesFirst(a: HeapEntry, b: HeapEntry): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}
