import { readFile, truncate } from 'node:fs/promises';
import { PipelineError } from '../errors';
import { fromRounds } from './fromRounds';
import type { JournalRecord } from './records';
import { journalVersion, readLine } from './records';

export interface ReadJournal {
  /** As a journal of today would have them. */
  readonly records: readonly JournalRecord[];
  /** Of the last line; undefined where none says so yet. */
  readonly version: number | undefined;
}

/**
 * Reads all whole lines and cuts off a torn last one. Journals of older programs are understood; of newer
 * ones nothing is touched. Throws PipelineError for those and for damaged ones.
 */
export async function readJournal(path: string): Promise<ReadJournal> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  const { records, wholeBytes } = recordsIn(path, bytes);
  const version = records.flatMap((one) => ('version' in one ? one.version : [])).at(-1);
  if (version !== undefined && version > journalVersion) throw newer(path, `version ${version}`);
  if (wholeBytes < bytes.length) await truncate(path, wholeBytes);
  return { records: asOfToday(records), version };
}

function recordsIn(
  path: string,
  bytes: Buffer,
): { readonly records: readonly JournalRecord[]; readonly wholeBytes: number } {
  const records: JournalRecord[] = [];
  let wholeBytes = 0;
  for (let number = 1; ; number++) {
    const end = bytes.indexOf(0x0a, wholeBytes);
    if (end === -1) break;
    const line = readLine(bytes.toString('utf8', wholeBytes, end));
    if (line.state === 'unknown') throw newer(path, `line ${number} is of the kind "${line.type}"`);
    if (line.state === 'damaged') {
      // A crash of the machine may leave any bytes at the end.
      if (bytes.indexOf(0x0a, end + 1) === -1) break;
      throw new PipelineError(
        `${path}, line ${number}: this is no line of a journal. The file was changed or damaged; ` +
          'restore it from a copy, or move it away to begin a run that takes over what the platform has.',
      );
    }
    records.push(line.record);
    wholeBytes = end + 1;
  }
  return { records, wholeBytes };
}

/** Lines up to the first one that says otherwise are as old as the run. */
function asOfToday(records: readonly JournalRecord[]): readonly JournalRecord[] {
  const first = records.find(({ type }) => type === 'run');
  if (first?.type !== 'run' || first.version >= 2) return records;
  const taken = records.findIndex(({ type }) => type === 'version');
  const old = taken === -1 ? records : records.slice(0, taken);
  return [...fromRounds(old), ...records.slice(old.length)];
}

function newer(path: string, what: string): PipelineError {
  return new PipelineError(
    `${path} was written by a newer Crowdsmith (${what}; this one knows version ${journalVersion}). Nothing was ` +
      'changed. Update Crowdsmith here, or move the file away to begin a run that takes over what the platform has.',
  );
}
