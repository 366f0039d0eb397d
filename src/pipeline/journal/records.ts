/**
 * The version of the journals that are written now. It goes up when a program that knows only the one before
 * would do harm with what it reads: steps that mean something else, kinds of lines that must not be passed
 * over. Steps with new keys are no reason: whoever does not know them does not ask for them.
 *
 * 1: recordings were verified round by round. 2: in batches that overlap.
 */
export const journalVersion = 2;

/**
 * One line of a journal. Lines are only ever added: what is meant to happen first (`intent`), what
 * came of it after (`result`). `at` is an ISO time in UTC.
 */
export type JournalRecord =
  | {
      readonly at: string;
      readonly type: 'run';
      /** Of the lines from the beginning on. */
      readonly version: number;
      /** A UUID; every idempotency key of the run is derived from it. */
      readonly run: string;
      readonly pipeline: string;
      readonly profile: string;
    }
  | {
      readonly at: string;
      readonly type: 'version';
      /** Of all lines that follow: a newer program went on with an older journal. */
      readonly version: number;
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

/** What a line is: a record, one of a kind that only newer programs know, or none at all. */
export type Line =
  | { readonly state: 'record'; readonly record: JournalRecord }
  | { readonly state: 'unknown'; readonly type: string }
  | { readonly state: 'damaged' };

export function readLine(line: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { state: 'damaged' };
  }
  if (typeof value !== 'object' || value === null || !('type' in value)) {
    return { state: 'damaged' };
  }
  const { type } = value;
  if (typeof type !== 'string') return { state: 'damaged' };
  const isKnown = ['run', 'version', 'intent', 'result'].includes(type);
  return isKnown ? { state: 'record', record: value as JournalRecord } : { state: 'unknown', type };
}
