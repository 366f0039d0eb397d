import type { BitSource } from './bitSource';
import { symbolReader } from './huffman';

/** Symbols that are decoded with one table before the next is chosen. */
const groupSize = 50;

/**
 * One block behind its magic number and checksum: Huffman codes, move to front, runs, Burrows-Wheeler,
 * runs again. Throws RangeError for what is damaged.
 */
export function decodeBlock(bits: BitSource, most: number): Buffer {
  if (bits.read(1) === 1) throw new RangeError('Blocks with random bits are not written any more.');
  const origin = bits.read(24);
  const { table, count } = readSymbols(bits, most);
  if (origin >= count) throw new RangeError('The block has no beginning.');
  return undoRuns(undoTransform(table, count, origin));
}

function readSymbols(
  bits: BitSource,
  most: number,
): { readonly table: Uint32Array; readonly count: number } {
  const used = usedBytes(bits);
  const { readers, selectors } = readTables(bits, used.length + 2);
  const table = new Uint32Array(most);
  const end = used.length + 1;
  let count = 0;
  let run = 0;
  let runBit = 1;
  const put = (byte: number, times: number): void => {
    if (count + times > most) throw new RangeError('The block is too long.');
    table.fill(byte, count, count + times);
    count += times;
  };
  for (let group = 0; ; group++) {
    const read = readers[selectors[group] ?? -1];
    if (read === undefined) throw new RangeError('The block has no end.');
    for (let at = 0; at < groupSize; at++) {
      const symbol = read(bits);
      if (symbol <= 1) {
        run += runBit << symbol;
        runBit <<= 1;
        continue;
      }
      if (run > 0) put(used[0] ?? 0, run);
      run = 0;
      runBit = 1;
      if (symbol === end) return { table, count };
      const [byte = 0] = used.splice(symbol - 1, 1);
      used.unshift(byte);
      put(byte, 1);
    }
  }
}

/** Bytes that occur, in order: a map of sixteen maps. */
function usedBytes(bits: BitSource): number[] {
  const groups = bits.read(16);
  const used: number[] = [];
  for (let group = 0; group < 16; group++) {
    if ((groups & (0x8000 >> group)) === 0) continue;
    const map = bits.read(16);
    for (let at = 0; at < 16; at++) if (map & (0x8000 >> at)) used.push(group * 16 + at);
  }
  if (used.length === 0) throw new RangeError('The block uses no bytes.');
  return used;
}

interface Tables {
  readonly readers: readonly ((bits: BitSource) => number)[];
  /** Which table decodes which group of symbols. */
  readonly selectors: Uint8Array;
}

function readTables(bits: BitSource, symbols: number): Tables {
  const count = bits.read(3);
  const selectors = new Uint8Array(bits.read(15));
  const order = Array.from({ length: count }, (_, table) => table);
  for (let at = 0; at < selectors.length; at++) {
    let place = 0;
    while (bits.read(1) === 1) place++;
    if (place >= count) throw new RangeError('The block names a table that it does not have.');
    const [table = 0] = order.splice(place, 1);
    order.unshift(table);
    selectors[at] = table;
  }
  const readers = Array.from({ length: count }, () => symbolReader(readLengths(bits, symbols)));
  return { readers, selectors };
}

function readLengths(bits: BitSource, symbols: number): readonly number[] {
  let length = bits.read(5);
  return Array.from({ length: symbols }, () => {
    while (bits.read(1) === 1) length += bits.read(1) === 1 ? -1 : 1;
    if (length < 1 || length > 20) throw new RangeError('A code has a wrong length.');
    return length;
  });
}

/** `table` holds a byte in the low bits of each place; the way to the next one goes above it. */
function undoTransform(table: Uint32Array, count: number, origin: number): Buffer {
  const starts = firstPlaces(table, count);
  for (let at = 0; at < count; at++) {
    const byte = (table[at] ?? 0) & 0xff;
    const place = starts[byte] ?? 0;
    starts[byte] = place + 1;
    table[place] = (table[place] ?? 0) | (at << 8);
  }
  const out = Buffer.allocUnsafe(count);
  let next = (table[origin] ?? 0) >>> 8;
  for (let at = 0; at < count; at++) {
    const entry = table[next] ?? 0;
    out[at] = entry & 0xff;
    next = entry >>> 8;
  }
  return out;
}

/** Where each byte's copies begin when all bytes are sorted. */
function firstPlaces(table: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(257);
  for (const entry of table.subarray(0, count)) {
    const above = (entry & 0xff) + 1;
    starts[above] = (starts[above] ?? 0) + 1;
  }
  starts.forEach((own, byte) => {
    starts[byte] = own + (starts[byte - 1] ?? 0);
  });
  return starts;
}

/** Four equal bytes are followed by the number of more of them. */
function undoRuns(bytes: Buffer): Buffer {
  let length = 0;
  eachRun(bytes, (_, times) => (length += times));
  const out = Buffer.allocUnsafe(length);
  let at = 0;
  eachRun(bytes, (byte, times) => {
    if (times === 1) out[at] = byte;
    else out.fill(byte, at, at + times);
    at += times;
  });
  return out;
}

function eachRun(bytes: Buffer, put: (byte: number, times: number) => void): void {
  let last = -1;
  let same = 0;
  for (const byte of bytes) {
    if (same === 4) {
      if (byte > 0) put(last, byte);
      same = 0;
      last = -1;
      continue;
    }
    same = byte === last ? same + 1 : 1;
    last = byte;
    put(byte, 1);
  }
}
