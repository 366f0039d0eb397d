/**
 * One line of a journal. Lines are only ever added: what is meant to happen first (`intent`), what
 * came of it after (`result`). `at` is an ISO time in UTC.
 */
export type JournalRecord =
  | {
      readonly at: string;
      readonly type: 'run';
      readonly version: 1;
      /** A UUID; every idempotency key of the run is derived from it. */
      readonly run: string;
      readonly pipeline: string;
      readonly profile: string;
    }
  | {
      readonly at: string;
      readonly type: 'intent';
      readonly step: string;
      /** What is about to be done, for a person who reads the file. */
      readonly does: string;
    }
  | {
      readonly at: string;
      readonly type: 'result';
      readonly step: string;
      /** Plain data: what JSON keeps as it is. */
      readonly result: unknown;
    };

/** The record of a line, or undefined when the line is no record. */
export function recordOf(line: string): JournalRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  const { type } = value;
  if (type !== 'run' && type !== 'intent' && type !== 'result') return undefined;
  return value as JournalRecord;
}
