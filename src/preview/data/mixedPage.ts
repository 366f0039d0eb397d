/** Which rows stand on a page, as the pool's mixer would lay them. */
import type { MixerCounts } from '../model';

/** Rows of each kind, by number from zero in the order of the pool's tasks files. */
export interface PageRows {
  readonly real: readonly number[];
  readonly golden: readonly number[];
  readonly training: readonly number[];
}

export interface RowCounts {
  readonly real: number;
  readonly golden: number;
  readonly training: number;
}

/**
 * The page that a main row stands on. A person never gets a control task twice, so that every page has
 * the next ones; when they are used up the page goes without, as the last pages of a person do.
 */
export function mixedPage(row: number, mixer: MixerCounts, counts: RowCounts): PageRows {
  const page = mixer.real > 0 ? Math.floor(row / mixer.real) : row;
  const ofPage = (size: number, count: number): readonly number[] =>
    Array.from({ length: size }, (_, i) => page * size + i).filter((index) => index < count);
  return {
    real: ofPage(mixer.real, counts.real),
    golden: rolling(page, mixer.golden, counts.golden),
    training: rolling(page, mixer.training, counts.training),
  };
}

/** Begins again where the rows end: another person would get them there. */
function rolling(page: number, size: number, count: number): readonly number[] {
  const wanted = Math.min(size, count);
  return Array.from({ length: wanted }, (_, i) => (page * wanted + i) % count);
}

/** An order that looks shuffled and is the same every time for one seed. */
export function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const result = [...items];
  let state = (seed + 1) * 2_654_435_761;
  for (let i = result.length - 1; i > 0; i--) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    const j = state % (i + 1);
    const [a, b] = [result[i], result[j]];
    if (a !== undefined && b !== undefined) [result[i], result[j]] = [b, a];
  }
  return result;
}
