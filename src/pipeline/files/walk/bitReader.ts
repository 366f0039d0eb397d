/** Reads numbers of any width, the highest bit first. Throws RangeError behind the end. */
export class BitReader {
  readonly #bytes: Uint8Array;
  /** In bits. */
  #at: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, fromByte = 0) {
    this.#bytes = bytes;
    this.#at = fromByte * 8;
    this.#end = bytes.length * 8;
  }

  get at(): number {
    return this.#at;
  }

  /** Up to 53 bits. */
  bits(count: number): number {
    let value = 0;
    for (let left = count; left > 0;) {
      if (this.#at >= this.#end) throw new RangeError('There are no more bits.');
      const inByte = 8 - (this.#at & 7);
      const take = Math.min(left, inByte);
      const byte = this.#bytes[this.#at >> 3] ?? 0;
      value = value * (1 << take) + ((byte >> (inByte - take)) & ((1 << take) - 1));
      this.#at += take;
      left -= take;
    }
    return value;
  }

  /** In two's complement. */
  signed(count: number): number {
    const value = this.bits(count);
    return count > 0 && value >= 2 ** (count - 1) ? value - 2 ** count : value;
  }

  /** How many zeros there are before the next one, which is passed over, too. */
  zeros(): number {
    for (let count = 0; this.#at < this.#end;) {
      const used = this.#at & 7;
      const rest = ((this.#bytes[this.#at >> 3] ?? 0) << used) & 0xff;
      const more = rest === 0 ? 8 - used : Math.clz32(rest) - 24;
      count += more;
      this.#at += more;
      if (rest === 0) continue;
      this.#at++;
      return count;
    }
    throw new RangeError('There are no more bits.');
  }
}
