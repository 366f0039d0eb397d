/** Bits of a stream, highest first. `fill` has to come between reads that may need more than is there. */
export class BitSource {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #bytes: Uint8Array = new Uint8Array(0);
  /** In bits, from the start of `#bytes`. */
  #at = 0;
  #ended = false;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Holds so many bytes, or all that are left. Answers how many are there. */
  async fill(bytes: number): Promise<number> {
    const parts = [this.#bytes.subarray(this.#at >> 3)];
    let there = parts[0]?.length ?? 0;
    if (there >= bytes || this.#ended) return there;
    while (there < bytes) {
      const next = await this.#pieces.next();
      if (next.done === true) {
        this.#ended = true;
        break;
      }
      parts.push(next.value);
      there += next.value.length;
    }
    this.#bytes = Buffer.concat(parts);
    this.#at &= 7;
    return there;
  }

  /** Up to 24 bits. Throws RangeError behind the end. */
  read(count: number): number {
    const from = this.#at >> 3;
    const end = this.#at + count;
    if (end > this.#bytes.length * 8) throw new RangeError('The stream ends too early.');
    const four =
      ((this.#bytes[from] ?? 0) * 0x100_0000 +
        ((this.#bytes[from + 1] ?? 0) << 16) +
        ((this.#bytes[from + 2] ?? 0) << 8) +
        (this.#bytes[from + 3] ?? 0)) >>>
      0;
    const value = (four << (this.#at & 7)) >>> (32 - count);
    this.#at = end;
    return count === 0 ? 0 : value;
  }

  /** Goes on at the next whole byte. */
  align(): void {
    this.#at = (this.#at + 7) & ~7;
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
