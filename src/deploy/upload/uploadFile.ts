import { setTimeout as sleep } from 'node:timers/promises';
import {
  OperationFailedError,
  PlatformError,
  type CallOptions,
  type PlatformClient,
} from '../../api';
import type { TasksReference } from '../../spec';
import type { LockFile, UploadedTasks, Workspace } from '../../workspace';
import { BatchCutter, sendBatch, type Batch } from './batches';
import { destinationOf, type PoolAndFields } from './destination';
import { existingTasks, type ExistingTasks } from './existingTasks';
import { summaryOf, type FileSummary } from './fileSummary';
import { RefusedFile, refusedNameOf } from './refusedFile';
import { openTaskFile, type TaskFile } from './taskFile';
import type { RefusedRow } from './taskRows';

/** What became of a tasks file. */
export interface UploadReport {
  /** The tasks file, in the workspace. */
  readonly file: string;
  readonly created: number;
  /** Tasks of the file that the pool had already. */
  readonly already: number;
  /** The first of the rows that were refused; all of them are in `refusedFile`. */
  readonly refused: readonly RefusedRow[];
  /** How many rows were refused. */
  readonly refusals: number;
  /** Where they are told, in the workspace; absent when there are none. */
  readonly refusedFile?: string;
  readonly operationIds: readonly string[];
}

export interface UploadProgress {
  readonly file: string;
  /** Rows dealt with so far. */
  readonly done: number;
  readonly total: number;
}

/** Remembers how far the upload of one file came. */
export interface UploadJournal {
  get(): UploadedTasks | undefined;
  set(state: UploadedTasks): Promise<void>;
}

/** The journal of one file of one spec, in the lock file. */
export function lockedJournal(lock: LockFile, specPath: string, source: string): UploadJournal {
  return {
    get: () => lock.entry(specPath)?.tasks?.[source],
    set: (state) => lock.recordTasks(specPath, source, state),
  };
}

/** Remembers nothing beyond this call: the next one looks at what the pool holds. */
export function memoryJournal(): UploadJournal {
  let state: UploadedTasks | undefined;
  return {
    get: () => state,
    set: (next) => {
      state = next;
      return Promise.resolve();
    },
  };
}

export interface Upload extends CallOptions {
  readonly workspace: Workspace;
  readonly client: PlatformClient;
  /** The pool or training. */
  readonly poolId: string;
  /** The file in which `reference` is written, or any file of the folder it is relative to. */
  readonly from: string;
  readonly reference: TasksReference;
  readonly journal: (file: string) => UploadJournal;
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/**
 * Uploads those rows of a tasks file that the pool does not have, as a stream: files may have any size.
 * However often it is called and wherever it was broken off, every row becomes one task. Rows that are
 * refused are written beside the file and told, not thrown.
 */
export async function uploadFile(upload: Upload): Promise<UploadReport> {
  const { client, workspace, from, reference, signal } = upload;
  const pool = await destinationOf(client, upload.poolId, upload);
  const source = await openTaskFile(workspace, from, reference, pool.fields);
  const { file } = source;
  const summary = await summaryOf(source, signal);
  const journal = upload.journal(file);
  const before = journal.get();
  if (before !== undefined && isDone(before, summary)) {
    if (summary.refused > 0) {
      const how = { pool, source, summary, journal, attempt: before.attempt ?? 0 };
      return await new FileUpload(upload, { ...how, there: everything }).run();
    }
    await new RefusedFile(workspace.absolute(refusedNameOf(file))).end();
    return { file, created: 0, already: summary.rows, refused: [], refusals: 0, operationIds: [] };
  }
  const settled = await settle(client, before?.operations ?? [], upload);
  const again = before?.state === 'done' || settled === 'some failed';
  const attempt = (before?.attempt ?? 0) + (again ? 1 : 0);
  const there = await existingTasks(client, pool.destination, upload);
  return await new FileUpload(upload, { pool, source, summary, journal, attempt, there }).run();
}

/** Uploaded whole, the same as it is now, and the platform refused nothing of it. */
export function isDone({ state, hash, refused }: UploadedTasks, summary: FileSummary): boolean {
  return state === 'done' && hash === summary.hash && refused === 0;
}

/** What a pool holds when a file was uploaded whole: only rows that cannot be sent are to be told. */
const everything: ExistingTasks = { take: () => true };

/**
 * Waits for operations of an earlier try: while one still runs, its tasks are not all to be seen.
 * One that was never sent does not exist, and one that failed did not create what is missing.
 */
async function settle(
  client: PlatformClient,
  operations: readonly string[],
  options: CallOptions,
): Promise<'all well' | 'some failed'> {
  let failed = false;
  for (const id of operations) {
    try {
      if (await appears(client, id, options)) await client.operations.wait(id, options);
    } catch (error) {
      if (!(error instanceof OperationFailedError)) throw error;
      failed = true;
    }
  }
  return failed ? 'some failed' : 'all well';
}

/** Milliseconds before another look: what a process sent as it died may take a moment to arrive. */
const looks = [0, 250, 750];

async function appears(client: PlatformClient, id: string, options: CallOptions): Promise<boolean> {
  for (const pause of looks) {
    await sleep(pause, undefined, options.signal === undefined ? {} : { signal: options.signal });
    try {
      await client.operations.get(id, options);
      return true;
    } catch (error) {
      if (!(error instanceof PlatformError) || error.status !== 404) throw error;
    }
  }
  return false;
}

/** Refused rows that a report names; the rest is in the file beside. */
const mostTold = 1000;

/** One run through a tasks file. */
class FileUpload {
  readonly #operationIds: string[] = [];
  readonly #told: RefusedRow[] = [];
  #already = 0;
  #created = 0;
  #done = 0;

  constructor(
    private readonly upload: Upload,
    private readonly how: {
      readonly pool: PoolAndFields;
      readonly source: TaskFile;
      readonly summary: FileSummary;
      readonly journal: UploadJournal;
      readonly attempt: number;
      readonly there: ExistingTasks;
    },
  ) {}

  async run(): Promise<UploadReport> {
    const { source, summary, journal, attempt } = this.how;
    const name = refusedNameOf(source.file);
    const refused = new RefusedFile(this.upload.workspace.absolute(name));
    try {
      await this.#sendMissing(refused);
    } finally {
      // Also of an upload that was broken off: what was refused so far.
      await refused.end();
    }
    await journal.set({
      hash: summary.hash,
      state: 'done',
      attempt,
      created: this.#already + this.#created,
      refused: refused.count - summary.refused,
    });
    return {
      file: source.file,
      created: this.#created,
      already: this.#already,
      refused: this.#told,
      refusals: refused.count,
      ...(refused.count > 0 && { refusedFile: name }),
      operationIds: this.#operationIds,
    };
  }

  async #sendMissing(refused: RefusedFile): Promise<void> {
    const { source, attempt, there } = this.how;
    const { poolId, signal } = this.upload;
    const cutter = new BatchCutter({ poolId, attempt });
    let number = 0;
    for await (const piece of source.read()) {
      signal?.throwIfAborted();
      await this.#refuse(piece.refused, refused);
      for (const row of piece.rows) {
        if (there.take(row.task)) {
          this.#already += 1;
          this.#done += 1;
        } else {
          const full = cutter.push(row, number);
          if (full !== undefined) await this.#send(full, refused);
        }
        number += 1;
      }
    }
    const rest = cutter.end();
    if (rest !== undefined) await this.#send(rest, refused);
  }

  async #send(batch: Batch, refused: RefusedFile): Promise<void> {
    const { pool, source, summary, journal, attempt } = this.how;
    const { client, signal, onProgress } = this.upload;
    const { file } = source;
    const { operationId } = batch;
    // On disk before it is sent: whoever goes on after a crash waits for it.
    const { hash } = summary;
    await journal.set({ hash, state: 'started', attempt, operations: [operationId] });
    this.#operationIds.push(operationId);
    const result = await sendBatch(client, pool.destination, batch, { file, signal });
    this.#created += result.created;
    await this.#refuse(result.refused, refused);
    this.#done += batch.rows.length;
    onProgress?.({ file, done: this.#done, total: summary.rows });
  }

  async #refuse(rows: readonly RefusedRow[], file: RefusedFile): Promise<void> {
    await file.add(rows);
    this.#told.push(...rows.slice(0, Math.max(0, mostTold - this.#told.length)));
  }
}
