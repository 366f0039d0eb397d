/**
 * `count` of the rows, drawn without repetition and kept in their order. The same rows, count and seed
 * give the same sample everywhere; all rows when there are no more than `count`.
 */
export function sampleRows<Row>(rows: readonly Row[], count: number, seed = 0): readonly Row[] {
  if (count >= rows.length) return rows;
  const random = mulberry32(seed);
  const order = rows.map((_, index) => index);
  const chosen: number[] = [];
  for (let taken = 0; taken < Math.max(0, Math.floor(count)); taken++) {
    const pick = taken + Math.floor(random() * (order.length - taken));
    const index = order[pick] ?? 0;
    order[pick] = order[taken] ?? 0;
    chosen.push(index);
  }
  return chosen.sort((a, b) => a - b).flatMap((index) => rows.slice(index, index + 1));
}

/** Small public-domain generator (Tommy Ettinger's Mulberry32): 0 up to 1, 32 bits of state. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
