import { splitNames } from '../split';
import type { DatasetSplit } from '../split';
import type { DatasetRow } from '../row';

/** The parts of a dataset that have rows; one that was not split is all training. */
export function partsOf(
  rows: readonly DatasetRow[],
): readonly (readonly [part: DatasetSplit, rows: readonly DatasetRow[]])[] {
  return splitNames.flatMap((part) => {
    const mine = rows.filter(({ split = 'train' }) => split === part);
    return mine.length === 0 ? [] : [[part, mine] as const];
  });
}

/** The last part of the path. */
export function fileName({ path }: DatasetRow): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
