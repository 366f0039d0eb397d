import { setTimeout as sleep } from 'node:timers/promises';
import { OperationFailedError, type CallOptions, type PlatformClient } from '../../api';
import type { TasksReference } from '../../spec';
import type { LockFile, UploadedTasks, Workspace } from '../../workspace';
import { operationOf } from '../operationOf';
import { BatchCutter, sendBatch, type Batch } from './batches';
import { destinationOf, type PoolAndFields } from './destination';
import { existingTasks, type ExistingTasks } from './existingTasks';
import { summaryOf, type FileSummary } from './fileSummary';
import { OpenPoolGate } from './openPoolGate';
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

/** What every file of a pool is uploaded with. */
interface Uploading extends CallOptions {
  readonly workspace: Workspace;
  readonly client: PlatformClient;
  /** The pool or training. */
  readonly poolId: string;
  /** The file in which the references are written, or any file of the folder they are relative to. */
  readonly from: string;
  readonly journal: (file: string, reference: TasksReference) => UploadJournal;
  /** What somebody agreed to pay for tasks while the pool is open: see `OpenPoolGate`. */
  readonly agreed: number;
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}

export interface Upload extends Uploading {
  readonly reference: TasksReference;
}

export interface Uploads extends Uploading {
  readonly references: readonly TasksReference[];
  readonly onUploaded?: ((upload: UploadReport) => void) | undefined;
}

/**
 * Uploads those rows of a tasks file that the pool does not have, as a stream: files may have any size.
 * However often it is called and wherever it was broken off, every row becomes one task. Rows that are
 * refused are written beside the file and told, not thrown.
 */
export async function uploadFile({ reference, ...upload }: Upload): Promise<UploadReport> {
  const [report] = await uploadFiles({ ...upload, references: [reference] });
  if (report === undefined) throw new Error('An upload without a report.');
  return report;
}

/** As `uploadFile`, for all the files of a pool: a row that stands in two of them becomes two tasks. */
export async function uploadFiles(uploads: Uploads): Promise<readonly UploadReport[]> {
  if (uploads.references.length === 0) return [];
  const pool = await destinationOf(uploads.client, uploads.poolId, uploads);
  const files: Prepared[] = [];
  for (const reference of uploads.references) {
    files.push(await prepare(uploads, reference, pool));
  }
  const there = await rowsLeft(uploads, pool, files);
  const gate = new OpenPoolGate(uploads.client, uploads.poolId, uploads.agreed);
  const reports: UploadReport[] = [];
  for (const file of files) {
    const report = await new FileUpload(uploads, { ...file, pool, there, gate }).run();
    uploads.onUploaded?.(report);
    reports.push(report);
  }
  return reports;
}

/** A file that was read once, and what is to be done with it. */
interface Prepared {
  readonly source: TaskFile;
  readonly summary: FileSummary;
  readonly journal: UploadJournal;
  readonly attempt: number;
  readonly state: 'done' | 'to-upload';
}

async function prepare(
  uploads: Uploads,
  reference: TasksReference,
  { fields }: PoolAndFields,
): Promise<Prepared> {
  const { client, workspace, from, signal } = uploads;
  const source = await openTaskFile(workspace, from, reference, fields);
  const summary = await summaryOf(source, signal);
  const journal = uploads.journal(source.file, reference);
  const before = journal.get();
  const attempt = before?.attempt ?? 0;
  if (before !== undefined && isDone(before, summary)) {
    return { source, summary, journal, attempt, state: 'done' };
  }
  const settled = await settle(client, before?.operations ?? [], uploads);
  const again = before?.state === 'done' || settled === 'some failed';
  return { source, summary, journal, attempt: attempt + (again ? 1 : 0), state: 'to-upload' };
}

/** What the pool holds besides the rows of files that were uploaded whole; not read when all were. */
async function rowsLeft(
  uploads: Uploads,
  pool: PoolAndFields,
  files: readonly Prepared[],
): Promise<ExistingTasks> {
  if (files.every(({ state }) => state === 'done')) return { take: () => false };
  const there = await existingTasks(uploads.client, pool.destination, uploads);
  for (const { source, state } of files) {
    if (state !== 'done') continue;
    for await (const { rows } of source.read()) for (const { task } of rows) there.take(task);
  }
  return there;
}

/** Uploaded whole, the same as it is now, and the platform refused nothing of it. */
export function isDone({ state, hash, refused }: UploadedTasks, summary: FileSummary): boolean {
  return state === 'done' && hash === summary.hash && refused === 0;
}

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
    if ((await operationOf(client, id, options)) !== undefined) return true;
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
    private readonly upload: Uploads,
    private readonly how: Prepared & {
      readonly pool: PoolAndFields;
      readonly there: ExistingTasks;
      readonly gate: OpenPoolGate;
    },
  ) {}

  async run(): Promise<UploadReport> {
    const { source, summary, state } = this.how;
    const name = refusedNameOf(source.file);
    const refused = new RefusedFile(this.upload.workspace.absolute(name));
    try {
      if (state === 'to-upload') await this.#sendMissing(refused);
      else await this.#tell(refused);
    } finally {
      // Also of an upload that was broken off: what was refused so far.
      await refused.end();
    }
    if (state === 'to-upload') await this.#finish(refused.count - summary.refused);
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

  async #finish(refused: number): Promise<void> {
    const { summary, journal, attempt } = this.how;
    const { hash } = summary;
    const created = this.#already + this.#created;
    await journal.set({ hash, state: 'done', attempt, created, refused });
  }

  /** A file that was uploaded whole: there may be rows that cannot be sent. */
  async #tell(refused: RefusedFile): Promise<void> {
    const { source, summary } = this.how;
    this.#already = summary.rows;
    if (summary.refused === 0) return;
    for await (const piece of source.read()) await this.#refuse(piece.refused, refused);
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
    const { pool, source, summary, journal, attempt, gate } = this.how;
    const { client, signal, onProgress } = this.upload;
    const { file } = source;
    const { operationId } = batch;
    const tasks = batch.rows.map(({ task }) => task);
    await gate.pass(tasks, { signal });
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
