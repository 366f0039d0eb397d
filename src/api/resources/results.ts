import type { Readable } from 'node:stream';
import type { CallOptions } from '../model';
import { at } from '../requests';
import type { Transport } from '../transport';

/** A column of the platform's results table, beside those of inputs, outputs and golden answers. */
export type ResultsColumn = `ASSIGNMENT:${
  | 'link'
  | 'assignment_id'
  | 'task_id'
  | 'task_suite_id'
  | 'worker_id'
  | 'status'
  | 'started'
  | 'submitted'
  | 'accepted'
  | 'rejected'
  | 'skipped'
  | 'expired'
  | 'reward'}`;

/** Spelled as the platform spells it; `APPROVED` is what elsewhere is `ACCEPTED`. */
export interface ResultsQuery {
  readonly status?: readonly (
    'ACTIVE' | 'SUBMITTED' | 'APPROVED' | 'REJECTED' | 'SKIPPED' | 'EXPIRED'
  )[];
  readonly startTimeFrom?: string;
  readonly startTimeTo?: string;
  readonly excludeBanned?: boolean;
  readonly field?: readonly ResultsColumn[];
}

export interface ResultsApi {
  /** The platform's own table of a pool's answers, as it comes. Not every platform has this call. */
  download(poolId: string, query?: ResultsQuery, options?: CallOptions): Promise<Readable>;
}

export function resultsApi(transport: Transport): ResultsApi {
  return {
    download: (poolId, query = {}, { signal } = {}) =>
      transport.download({
        method: 'GET',
        path: `${at('/api/new/requester/pools', poolId)}/assignments.tsv`,
        query: { ...query, addRowDelimiter: false },
        repetition: 'repeatable',
        signal,
      }),
  };
}
