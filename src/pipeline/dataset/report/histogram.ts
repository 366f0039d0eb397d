/** One bar: how many values are from `from` up to the next bar. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** About `wanted` bars with round borders. Empty without values. */
export function histogram(values: readonly number[], wanted = 16): readonly Bin[] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [];
  const [low, high] = finite.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
  const magnitude = Math.max(Math.abs(low), Math.abs(high));
  const width = roundWidth(
    // Not finer than numbers of this size can be told apart.
    Math.max((high - low) / wanted || magnitude / wanted || 1, magnitude * 1e-9, 1e-12),
  );
  const start = Math.floor(low / width) * width;
  const count = Math.floor((high - start) / width) + 1;
  const counts = new Array<number>(count).fill(0);
  for (const value of finite) {
    const at = Math.min(count - 1, Math.floor((value - start) / width));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((own, at) => ({
    from: start + at * width,
    to: start + (at + 1) * width,
    count: own,
  }));
}

/** 1, 2 or 5 times a power of ten, not smaller than asked for. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const factor = [1, 2, 5, 10].find((one) => one * power >= width * 0.999) ?? 10;
  return factor * power;
}

/** The value below which so many of all lie, 0 to 1; undefined without values. */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
