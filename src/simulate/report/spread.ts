import type { Spread } from './model';

/** The spread of some values, one a seed. Of nothing it is all zeros. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { mean: 0, low: 0, high: 0, values };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: Math.min(...values), high: Math.max(...values), values };
}

/** The spread of those that are known; undefined when none is. */
export function spreadOfKnown(values: readonly (number | undefined)[]): Spread | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : spreadOf(known);
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
