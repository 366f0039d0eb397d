import type { BitSource } from './bitSource';

const longest = 20;

/** Reads symbols of one canonical code, whose lengths are given by symbol. */
export function symbolReader(lengths: readonly number[]): (bits: BitSource) => number {
  const symbols: number[] = [];
  const counts = new Int32Array(longest + 2);
  for (let length = 1; length <= longest; length++) {
    lengths.forEach((own, symbol) => {
      if (own !== length) return;
      symbols.push(symbol);
      counts[length] = (counts[length] ?? 0) + 1;
    });
  }
  return (bits) => {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= longest; length++) {
      code |= bits.read(1);
      const count = counts[length] ?? 0;
      if (code - first < count) return symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new RangeError('No symbol has this code.');
  };
}
