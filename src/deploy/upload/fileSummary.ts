import { createHash } from 'node:crypto';
import { canonical } from '../identity';
import type { TaskFile } from './taskFile';
import type { TaskRow } from './taskRows';

/** What a tasks file holds altogether. */
export interface FileSummary {
  /** Rows that are fit to be sent. */
  readonly rows: number;
  readonly refused: number;
  /** SHA-256 of the tasks, whatever the order of their keys. */
  readonly hash: string;
}

/** Reads a tasks file once, whatever its size. */
export async function summaryOf(
  source: TaskFile,
  signal?: AbortSignal,
  onRow?: (row: TaskRow) => void,
): Promise<FileSummary> {
  const hash = createHash('sha256');
  let [rows, refused] = [0, 0];
  for await (const piece of source.read()) {
    signal?.throwIfAborted();
    rows += piece.rows.length;
    refused += piece.refused.length;
    for (const row of piece.rows) {
      hash.update(canonical(row.task)).update('\n');
      onRow?.(row);
    }
  }
  return { rows, refused, hash: hash.digest('hex') };
}
