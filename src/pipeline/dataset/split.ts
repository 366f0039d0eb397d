import { createHash } from 'node:crypto';

export type DatasetSplit = 'train' | 'dev' | 'test';

export const splitNames: readonly DatasetSplit[] = ['train', 'dev', 'test'];

/** What part of the whole goes where; only their proportion counts. */
export interface SplitShares {
  readonly train?: number;
  readonly dev?: number;
  readonly test?: number;
  readonly seed?: number;
}

const usual = { train: 0.8, dev: 0.1, test: 0.1 };

/**
 * Puts every speaker with all recordings into one part, so that no voice is heard in two. In an order that the
 * seed shuffles, each goes where most is missing; with few speakers the shares are met roughly.
 */
export function splitBySpeaker(
  rows: readonly { readonly speaker: string; readonly seconds: number }[],
  shares: SplitShares,
): ReadonlyMap<string, DatasetSplit> {
  const wanted = sharesOf(shares);
  const lengths = new Map<string, number>();
  for (const { speaker, seconds } of rows) {
    lengths.set(speaker, (lengths.get(speaker) ?? 0) + seconds);
  }
  const total = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  const filled: Record<DatasetSplit, number> = { train: 0, dev: 0, test: 0 };
  const parts = new Map<string, DatasetSplit>();
  for (const speaker of shuffled([...lengths.keys()], shares.seed ?? 0)) {
    const missing = (part: DatasetSplit): number => wanted[part] * total - filled[part];
    const part = splitNames.reduce((most, one) => (missing(one) > missing(most) ? one : most));
    filled[part] += lengths.get(speaker) ?? 0;
    parts.set(speaker, part);
  }
  return parts;
}

function sharesOf({ train, dev, test }: SplitShares): Readonly<Record<DatasetSplit, number>> {
  const none = train === undefined && dev === undefined && test === undefined;
  const given = none ? usual : { train: train ?? 0, dev: dev ?? 0, test: test ?? 0 };
  const sum = given.train + given.dev + given.test;
  // Two shares that do not make a whole leave the rest to the training part.
  const rest = train === undefined && !none ? Math.max(0, 1 - sum) : 0;
  const all = sum + rest || 1;
  return { train: (given.train + rest) / all, dev: given.dev / all, test: given.test / all };
}

function shuffled(speakers: readonly string[], seed: number): readonly string[] {
  const keyed = speakers.map((speaker) => {
    const key = createHash('sha256').update(`split ${seed} ${speaker}`).digest('hex');
    return { speaker, key };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ speaker }) => speaker);
}
