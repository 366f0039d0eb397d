import { OperationFailedError, PlatformError, type CallOptions, type PlatformClient } from '../api';
import type { TasksReference } from '../spec';
import type { LockFile, UploadedTasks, Workspace } from '../workspace';
import { missingRows } from './existingTasks';
import { hashOf } from './identity';
import { readTaskRows, type FieldsOfTasks, type RefusedRow, type TaskRow } from './taskRows';
import { batchesOf, sendBatch, type Destination } from './uploadBatches';

/** What became of a tasks file. */
export interface UploadReport {
  /** The tasks file, in the workspace. */
  readonly file: string;
  readonly created: number;
  /** Tasks of the file that the pool had already. */
  readonly already: number;
  readonly refused: readonly RefusedRow[];
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
 * Uploads those rows of a tasks file that the pool does not have. However often it is called and
 * wherever it was broken off, every row becomes one task. Rows that are refused are told, not thrown.
 */
export async function uploadFile(upload: Upload): Promise<UploadReport> {
  const { client, workspace, from, reference } = upload;
  const { destination, fields } = await destinationOf(client, upload.poolId, upload);
  const { file, rows, refused } = await readTaskRows(workspace, from, reference, fields);
  const journal = upload.journal(file);
  const before = journal.get();
  const hash = hashOf(rows.map(({ task }) => task));
  if (before?.state === 'done' && before.hash === hash && before.refused === 0) {
    return { file, created: 0, already: rows.length, refused, operationIds: [] };
  }
  const settled = await settle(client, before?.operations ?? [], upload);
  const missing = await missingRows(client, destination, rows, upload);
  const again = before?.state === 'done' || settled === 'some failed';
  const attempt = (before?.attempt ?? 0) + (again ? 1 : 0);
  const sent = await sendAll({ ...upload, file, destination, journal, hash, attempt }, missing);
  const already = rows.length - missing.length;
  await journal.set({
    hash,
    state: 'done',
    attempt,
    created: already + sent.created,
    refused: sent.refused.length,
  });
  return { file, ...sent, already, refused: [...refused, ...sent.refused] };
}

async function destinationOf(
  client: PlatformClient,
  poolId: string,
  options: CallOptions,
): Promise<{ readonly destination: Destination; readonly fields: FieldsOfTasks }> {
  // On the platform a training is a pool, too, and takes single tasks although it may show no mixer.
  const pool = await client.pools.get(poolId, options);
  const project = await client.projects.get(pool.project_id, options);
  const training = pool.type === 'TRAINING';
  return {
    destination: {
      poolId,
      takes: training || pool.mixer_config !== undefined ? 'tasks' : 'suites',
    },
    fields: {
      inputSpec: project.task_spec.input_spec,
      outputSpec: project.task_spec.output_spec,
    },
  };
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
      await client.operations.wait(id, options);
    } catch (error) {
      const absent = error instanceof PlatformError && error.status === 404;
      if (!absent && !(error instanceof OperationFailedError)) throw error;
      failed ||= !absent;
    }
  }
  return failed ? 'some failed' : 'all well';
}

async function sendAll(
  upload: Omit<Upload, 'journal'> & {
    readonly file: string;
    readonly destination: Destination;
    readonly journal: UploadJournal;
    readonly hash: string;
    readonly attempt: number;
  },
  rows: readonly TaskRow[],
): Promise<Pick<UploadReport, 'created' | 'refused' | 'operationIds'>> {
  const { client, destination, file, hash, attempt, signal } = upload;
  const batches = batchesOf(rows, destination.poolId, attempt);
  const operationIds = batches.map(({ operationId }) => operationId);
  if (batches.length > 0) {
    await upload.journal.set({ hash, state: 'started', attempt, operations: operationIds });
  }
  const refused: RefusedRow[] = [];
  let created = 0;
  let done = 0;
  for (const batch of batches) {
    const result = await sendBatch(client, destination, batch, { file, signal });
    created += result.created;
    refused.push(...result.refused);
    done += batch.rows.length;
    upload.onProgress?.({ file, done, total: rows.length });
  }
  return { created, refused, operationIds };
}
