import { PlatformError, type CallOptions } from '../../api';

/** What became of one row. `left`: nothing was sent for it. */
export type RowOutcome<T, R> =
  | { readonly row: T; readonly state: 'done'; readonly result: R }
  | { readonly row: T; readonly state: 'failed'; readonly reason: string }
  | { readonly row: T; readonly state: 'left'; readonly reason: string };

export interface EachRowOptions extends CallOptions {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const atOnce = 4;

/** What makes it pointless to go on with other rows. */
const fatal: ReadonlySet<string> = new Set([
  'NOT_ENOUGH_BALANCE',
  'AUTHENTICATION_ERROR',
  'ACCESS_DENIED',
]);

/**
 * Does something for each row, a few at a time, and tells what became of each, in the order of the
 * rows. Never rejects: a row that fails leaves the others alone; a platform that takes no more, or
 * a cancellation, leaves the rest unsent.
 */
export async function eachRow<T, R>(
  rows: readonly T[],
  work: (row: T, signal: AbortSignal | undefined) => Promise<R>,
  { signal, onProgress }: EachRowOptions,
): Promise<readonly RowOutcome<T, R>[]> {
  const outcomes: RowOutcome<T, R>[] = [];
  let next = 0;
  let ended = 0;
  let stopped: string | undefined;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < rows.length; index = next++) {
      const row = rows[index] as T;
      if (signal?.aborted === true) stopped ??= 'cancelled before it was sent';
      if (stopped !== undefined) {
        outcomes[index] = { row, state: 'left', reason: stopped };
        continue;
      }
      try {
        outcomes[index] = { row, state: 'done', result: await work(row, signal) };
      } catch (error) {
        outcomes[index] = { row, state: 'failed', reason: reasonOf(error, signal) };
        if (error instanceof PlatformError && fatal.has(error.code)) {
          stopped = `not sent, since the platform takes no more: ${error.code}`;
        }
      }
      onProgress?.((ended += 1), rows.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, rows.length) }, worker));
  return outcomes;
}

function reasonOf(error: unknown, signal: AbortSignal | undefined): string {
  if (signal?.aborted === true)
    return 'cancelled on the way: run it again to see what became of it';
  return error instanceof Error ? error.message : String(error);
}
