import type { Run } from '../run/context';

/** Which recordings belong to a batch, as it was written down before anything was done with them. */
export const batchKey = (number: number): string => `${prefix}${number}`;

/** A batch whose recordings all have their verdicts. */
export const batchDoneKey = (number: number): string => `${prefix}${number}/done`;

const prefix = 'verification/batch/';

/** Ids of the assignments of every batch that was written down, by number. */
export function composedBatches({
  runner,
}: Pick<Run, 'runner'>): ReadonlyMap<number, readonly string[]> {
  return new Map(
    runner
      .finished(prefix)
      .filter(([key]) => !key.endsWith('/done'))
      .map(([key, ids]) => [Number(key.slice(prefix.length)), ids as readonly string[]]),
  );
}
