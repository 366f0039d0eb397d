/** So many tables that none takes long to grow. */
const tableBits = 6;

/** Tells rows that were seen before. 12 bytes a row, in tables that stop growing at `most` rows in all. */
export class DuplicateRows {
  #size = 0;
  readonly #tables = Array.from({ length: 2 ** tableBits }, () => new Table());

  constructor(private readonly most = 1_400_000) {}

  /** The line of an earlier row that was the same; undefined when there is none, or it is no longer known. */
  seen(row: string, line: number): number | undefined {
    const [first, second] = hashes(row);
    // A table finds its slots by the low bits of the first hash: these are the others.
    const table = this.#tables[first >>> (32 - tableBits)];
    const known = table?.lineOf(first, second);
    if (known !== undefined || this.#size >= this.most) return known;
    table?.add(first, second, line);
    this.#size++;
    return undefined;
  }
}

/** Lines by two hashes: open addressing in three arrays, two thirds of which are filled at most. */
class Table {
  #size = 0;
  #first = new Uint32Array(64);
  #second = new Uint32Array(64);
  /** Counted from 1: 0 is a free slot. */
  #lines = new Uint32Array(64);

  lineOf(first: number, second: number): number | undefined {
    const line = this.#lines[this.#slotOf(first, second)] ?? 0;
    return line > 0 ? line - 1 : undefined;
  }

  add(first: number, second: number, line: number): void {
    this.#put(this.#slotOf(first, second), first, second, line + 1);
    this.#size++;
    if (this.#size * 3 > this.#lines.length * 2) this.#grow();
  }

  #put(slot: number, first: number, second: number, line: number): void {
    this.#first[slot] = first;
    this.#second[slot] = second;
    this.#lines[slot] = line;
  }

  /** Where the pair stands, or the free place for it. */
  #slotOf(first: number, second: number): number {
    const mask = this.#lines.length - 1;
    let slot = first & mask;
    while (
      this.#lines[slot] !== 0 &&
      (this.#first[slot] !== first || this.#second[slot] !== second)
    )
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [firsts, seconds, lines] = [this.#first, this.#second, this.#lines];
    const size = lines.length * 2;
    this.#first = new Uint32Array(size);
    this.#second = new Uint32Array(size);
    this.#lines = new Uint32Array(size);
    lines.forEach((line, i) => {
      if (line === 0) return;
      const [first, second] = [firsts[i] ?? 0, seconds[i] ?? 0];
      this.#put(this.#slotOf(first, second), first, second, line);
    });
  }
}

/** Two independent 32-bit hashes (the mixing of cyrb53): 64 bits make a false alarm unheard of. */
function hashes(text: string): readonly [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, b >>> 0];
}
