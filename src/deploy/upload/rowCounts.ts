import { createHash } from 'node:crypto';

/**
 * How often each of very many texts occurs, by 64 bits of their SHA-256: 12 bytes for each different text,
 * two thirds of the places filled at most. A false match among a million is one in ten million runs.
 */
export class RowCounts {
  #size = 0;
  #first = new Uint32Array(1024);
  #second = new Uint32Array(1024);
  #counts = new Uint32Array(1024);
  /** Places that have been used: a count may go back to 0. */
  #used = new Uint8Array(1024);

  /** Of different texts that were ever added. */
  get size(): number {
    return this.#size;
  }

  add(text: string): void {
    if (this.#size * 3 > this.#used.length * 2) this.#grow();
    const [first, second] = digestOf(text);
    const slot = this.#find(first, second);
    if (this.#used[slot] === 0) this.#claim(slot, first, second);
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
  }

  /** Takes one away; false when there is none. */
  take(text: string): boolean {
    const slot = this.#find(...digestOf(text));
    const count = this.#counts[slot] ?? 0;
    if (count > 0) this.#counts[slot] = count - 1;
    return count > 0;
  }

  #find(first: number, second: number): number {
    const mask = this.#used.length - 1;
    let slot = first & mask;
    while (
      this.#used[slot] === 1 &&
      (this.#first[slot] !== first || this.#second[slot] !== second)
    ) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #claim(slot: number, first: number, second: number): void {
    this.#used[slot] = 1;
    this.#first[slot] = first;
    this.#second[slot] = second;
    this.#size += 1;
  }

  #grow(): void {
    const [firsts, seconds, counts, used] = [this.#first, this.#second, this.#counts, this.#used];
    const length = used.length * 2;
    this.#first = new Uint32Array(length);
    this.#second = new Uint32Array(length);
    this.#counts = new Uint32Array(length);
    this.#used = new Uint8Array(length);
    this.#size = 0;
    used.forEach((isUsed, i) => {
      if (isUsed === 0) return;
      const [first, second] = [firsts[i] ?? 0, seconds[i] ?? 0];
      const slot = this.#find(first, second);
      this.#claim(slot, first, second);
      this.#counts[slot] = counts[i] ?? 0;
    });
  }
}

function digestOf(text: string): readonly [number, number] {
  const digest = createHash('sha256').update(text).digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)];
}
