/** A set of whole numbers from 0 on, one bit each; walks them in ascending order. */
export class Bits {
  #words = new Uint32Array(2);
  #size = 0;
  /** No bit is set in any word before this one. */
  #from = 0;

  get size(): number {
    return this.#size;
  }

  has(number: number): boolean {
    return ((this.#words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  add(number: number): this {
    if (this.has(number)) return this;
    const word = number >>> 5;
    if (word >= this.#words.length) this.#grow(word);
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (number & 31));
    this.#size += 1;
    this.#from = Math.min(this.#from, word);
    return this;
  }

  delete(number: number): void {
    if (!this.has(number)) return;
    const word = number >>> 5;
    this.#words[word] = (this.#words[word] ?? 0) & ~(1 << (number & 31));
    this.#size -= 1;
    while (this.#from < word && this.#words[this.#from] === 0) this.#from += 1;
  }

  clear(): void {
    this.#words = new Uint32Array(2);
    this.#size = 0;
    this.#from = 0;
  }

  /** The lowest numbers of this set that are not in `without`, at most `most` of them. */
  first(most: number, without: Bits = none): number[] {
    const found: number[] = [];
    const words = this.#words;
    const others = without.#words;
    this.#skipEmpty();
    for (let word = this.#from; word < words.length && found.length < most; word++) {
      let left = (words[word] ?? 0) & ~(others[word] ?? 0);
      while (left !== 0 && found.length < most) {
        found.push(word * 32 + (31 - Math.clz32(left & -left)));
        left &= left - 1;
      }
    }
    return found;
  }

  [Symbol.iterator](): Generator<number> {
    return this.from(0);
  }

  /** The numbers that are not below the first one. */
  *from(first: number): Generator<number> {
    for (let word = first >>> 5; word < this.#words.length; word++) {
      for (let left = this.#words[word] ?? 0; left !== 0; left &= left - 1) {
        const number = word * 32 + (31 - Math.clz32(left & -left));
        if (number >= first) yield number;
      }
    }
  }

  #skipEmpty(): void {
    if (this.#size === 0) this.#from = this.#words.length;
    while (this.#from < this.#words.length && this.#words[this.#from] === 0) this.#from += 1;
  }

  #grow(word: number): void {
    const words = new Uint32Array(2 ** Math.ceil(Math.log2(word + 1)));
    words.set(this.#words);
    this.#words = words;
  }
}

const none = new Bits();
