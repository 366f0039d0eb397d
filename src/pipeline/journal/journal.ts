import { mkdir, open, rename } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PipelineError } from '../errors';
import { readJournal } from './readJournal';
import type { JournalRecord } from './records';
import { journalVersion } from './records';

type RunRecord = Extract<JournalRecord, { type: 'run' }>;
type Entry = JournalRecord extends infer R
  ? R extends JournalRecord
    ? Omit<R, 'at'>
    : never
  : never;

/**
 * What a run meant to do and did, one JSON object a line, never rewritten. A line counts once it is
 * on the disk (`append` answers then). A last line that a crash tore is dropped.
 */
export class Journal {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #intents = new Set<string>();
  readonly #results = new Map<string, unknown>();
  #run: RunRecord | undefined;
  #waiting: {
    readonly text: string;
    readonly done: () => void;
    readonly failed: (e: unknown) => void;
  }[] = [];
  #writing: Promise<void> | undefined;
  #broken: unknown;

  private constructor(path: string, file: FileHandle, records: readonly JournalRecord[]) {
    this.path = path;
    this.#file = file;
    for (const record of records) this.#remember(record);
  }

  static async open(path: string): Promise<Journal> {
    await mkdir(dirname(path), { recursive: true });
    const { records, version } = await readJournal(path);
    const journal = new Journal(path, await open(path, 'a'), records);
    // From here on the lines are of today, and a program as old as the file must not read them.
    if (version !== undefined && version < journalVersion) {
      await journal.append({ type: 'version', version: journalVersion });
    }
    return journal;
  }

  /** The run that this journal is about; undefined while it is empty. */
  get run(): RunRecord | undefined {
    return this.#run;
  }

  wasIntended(step: string): boolean {
    return this.#intents.has(step);
  }

  hasResult(step: string): boolean {
    return this.#results.has(step);
  }

  result(step: string): unknown {
    return this.#results.get(step);
  }

  /** Results of all steps whose keys start with the prefix, in the order in which they came. */
  resultsUnder(prefix: string): readonly (readonly [step: string, result: unknown])[] {
    return [...this.#results].filter(([step]) => step.startsWith(prefix));
  }

  /** Keys of steps that were meant to be done and have no result. */
  intendedUnder(prefix: string): readonly string[] {
    return [...this.#intents].filter((step) => step.startsWith(prefix) && !this.#results.has(step));
  }

  /** Resolves when the line is on the disk. Lines appended meanwhile go there together. */
  append(entry: Entry): Promise<void> {
    if (this.#broken !== undefined) return Promise.reject(asError(this.#broken));
    const record = { at: new Date().toISOString(), ...entry } as JournalRecord;
    this.#remember(record);
    return new Promise((done, failed) => {
      this.#waiting.push({ text: `${JSON.stringify(record)}\n`, done, failed });
      this.#writing ??= this.#write();
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const lines = this.#waiting;
      this.#waiting = [];
      try {
        await this.#file.write(lines.map(({ text }) => text).join(''));
        await this.#file.datasync();
        for (const { done } of lines) done();
      } catch (error) {
        this.#broken = new PipelineError(
          `The journal ${this.path} cannot be written: ${asError(error).message}. ` +
            'Make room or mend the disk and start the run again: nothing that was done is lost.',
          { retryAfter: 60_000 },
        );
        for (const { failed } of lines) failed(this.#broken);
      }
    }
    this.#writing = undefined;
  }

  #remember(record: JournalRecord): void {
    if (record.type === 'run') this.#run = record;
    else if (record.type === 'intent') this.#intents.add(record.step);
    else if (record.type === 'result') this.#results.set(record.step, record.result);
  }
}

/** Puts a journal aside under a name with the time, so that another can begin in its place. */
export async function putAside(path: string): Promise<string> {
  const aside = path.replace(
    /\.jsonl$/,
    `-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.jsonl`,
  );
  await rename(path, aside);
  return aside;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
