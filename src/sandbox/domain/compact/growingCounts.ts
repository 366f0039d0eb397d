/** Whole numbers by index, 0 until something is added; four bytes each. */
export class GrowingCounts {
  #counts = new Int32Array(64);

  /** The number at an index; 0 where there is none. */
  at(index: number | undefined): number {
    return index === undefined ? 0 : (this.#counts[index] ?? 0);
  }

  add(index: number, amount: number): void {
    if (index >= this.#counts.length) this.#grow(index);
    this.#counts[index] = (this.#counts[index] ?? 0) + amount;
  }

  #grow(index: number): void {
    const counts = new Int32Array(2 ** Math.ceil(Math.log2(index + 1)));
    counts.set(this.#counts);
    this.#counts = counts;
  }
}
