const chunkBits = 20;
const chunkSize = 1 << chunkBits;
/** Below this many bytes it is not worth tidying up. */
const littleWaste = 16 * chunkSize;

/**
 * Texts by slot, as UTF-8 in large pieces of memory outside the heap. A text that is replaced or
 * deleted leaves a gap; when the gaps are more than the rest, everything moves together.
 */
export class Arena {
  #chunks: Buffer[] = [];
  /** Bytes taken of the last chunk. */
  #filled = 0;
  #used = 0;
  #wasted = 0;
  /** Where a slot's text begins: the chunk's number and the offset in it. */
  #starts = new Uint32Array(1024);
  /** Its length plus one; 0 for none. */
  #lengths = new Uint32Array(1024);

  get(slot: number): string | undefined {
    const length = this.#lengths[slot] ?? 0;
    if (length === 0) return undefined;
    const start = this.#starts[slot] ?? 0;
    const offset = start & (chunkSize - 1);
    return this.#chunks[start >>> chunkBits]?.toString('utf8', offset, offset + length - 1);
  }

  set(slot: number, text: string): void {
    this.delete(slot);
    if (slot >= this.#starts.length) this.#growTo(slot);
    const length = Buffer.byteLength(text);
    const chunk = this.#chunkFor(length);
    chunk.write(text, this.#filled);
    this.#note(slot, length);
    if (this.#wasted > littleWaste && this.#wasted > this.#used / 2) this.#tidy();
  }

  delete(slot: number): void {
    const length = this.#lengths[slot] ?? 0;
    if (length === 0) return;
    this.#wasted += length - 1;
    this.#lengths[slot] = 0;
  }

  clear(): void {
    this.#chunks = [];
    this.#filled = 0;
    this.#used = 0;
    this.#wasted = 0;
    this.#lengths.fill(0);
  }

  #note(slot: number, length: number): void {
    this.#starts[slot] = ((this.#chunks.length - 1) << chunkBits) | this.#filled;
    this.#lengths[slot] = length + 1;
    this.#filled += length;
    this.#used += length;
  }

  /** The last chunk, when there is room in it for that many bytes; else a new one. */
  #chunkFor(bytes: number): Buffer {
    const last = this.#chunks[this.#chunks.length - 1];
    if (last && this.#filled < chunkSize && this.#filled + bytes <= last.length) return last;
    const chunk = Buffer.allocUnsafeSlow(Math.max(chunkSize, bytes));
    this.#chunks.push(chunk);
    this.#filled = 0;
    return chunk;
  }

  #growTo(slot: number): void {
    const room = 2 ** Math.ceil(Math.log2(slot + 1));
    const starts = new Uint32Array(room);
    const lengths = new Uint32Array(room);
    starts.set(this.#starts);
    lengths.set(this.#lengths);
    this.#starts = starts;
    this.#lengths = lengths;
  }

  /** Copies every text that is left into fresh chunks, one old chunk after the other. */
  #tidy(): void {
    const old = this.#chunks;
    this.#chunks = [];
    this.#filled = 0;
    this.#used = 0;
    this.#wasted = 0;
    for (let slot = 0; slot < this.#lengths.length; slot++) {
      const length = (this.#lengths[slot] ?? 0) - 1;
      if (length < 0) continue;
      const start = this.#starts[slot] ?? 0;
      const offset = start & (chunkSize - 1);
      const chunk = this.#chunkFor(length);
      old[start >>> chunkBits]?.copy(chunk, this.#filled, offset, offset + length);
      this.#note(slot, length);
    }
  }
}
