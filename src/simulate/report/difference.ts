import type { Spread } from './model';

/** What changes: the mean over the seeds that both have. */
export function difference(without: Spread, base: Spread): number {
  const count = Math.min(without.values.length, base.values.length);
  if (count === 0) return 0;
  let sum = 0;
  for (let seed = 0; seed < count; seed++) {
    sum += (without.values[seed] ?? 0) - (base.values[seed] ?? 0);
  }
  return sum / count;
}
