import { join } from 'node:path';
import type { PlatformClient, Profile } from '../api';
import { openLock, openWorkspace } from '../workspace';
import { fileAt, listedFiles, sha256OfFile } from './dataset';
import { openLease } from './lease/openLease';
import type { RunLease } from './lease/runLease';
import { takeRunLock } from './journal/runLock';
import { planRun } from './plan';
import type { RunPlan } from './runPlan';
import { acceptedHashes, readMarks } from './storage/marks';
import { openStorage } from './storage/openStorage';
import type { StorageCredentials } from './storage/s3Storage';
import { keyPart } from './storage/storage';
import type { Storage } from './storage/storage';
import { StorageError } from './storage/storageError';
import { storageFolders } from './storage/storageFolders';

/**
 * What a stored file is, as the platform and the marks in the storage know it: a lost journal, lock file or
 * results folder changes nothing. `accepted` is what either of them calls so. `waiting` has no verdict yet;
 * `unknown` belongs to no assignment of the pool. Neither is ever deleted.
 */
export type StoredKind = 'training' | 'accepted' | 'rejected' | 'waiting' | 'unknown';

export interface StoredFile {
  readonly key: string;
  readonly bytes: number;
  readonly kind: StoredKind;
}

export interface CleanUpOptions {
  readonly workspaceRoot: string;
  readonly specPath: string;
  readonly client: PlatformClient;
  readonly profile: Profile;
  readonly storageCredentials?: StorageCredentials;
  readonly signal: AbortSignal;
}

/** What the runs of a pipeline left in its storage. Changes nothing. */
export async function listStored(o: CleanUpOptions): Promise<readonly StoredFile[]> {
  return (await openStored(o)).files;
}

/**
 * Deletes stored files of some kinds and answers with them. Looks at the platform anew, refuses while
 * the pipeline runs, here or on another machine, and leaves alone what waits for a verdict or is not known. Of accepted recordings, should
 * they be named, only those go whose bytes lie in the dataset's folder: nothing paid for is lost.
 */
export async function deleteStored(
  o: CleanUpOptions,
  kinds: readonly Exclude<StoredKind, 'waiting' | 'unknown'>[],
): Promise<readonly StoredFile[]> {
  const { plan } = await openPlan(o);
  const lock = await takeRunLock(join(plan.stateFolder, 'run.lock'));
  const lease = await openLease({ ...o, plan, warn: ignored, onLost: ignored });
  try {
    const { storage, files, marks } = await openStored(o);
    await holdIfThereIsRoom(lease, storage);
    const isInDataset = await datasetLookup(plan);
    const deleted: StoredFile[] = [];
    for (const file of files) {
      if (!(kinds as readonly string[]).includes(file.kind)) continue;
      const isKept = file.kind !== 'accepted' || (await isInDataset(marks.get(file.key)));
      if (!isKept) continue;
      await lease.pass();
      await storage.remove(file.key, o.signal);
      deleted.push(file);
    }
    return deleted;
  } finally {
    await lease.release();
    await lock.release();
  }
}

/** Where the storage is full nobody can show that they are alive, and making room is what is wanted. */
async function holdIfThereIsRoom(lease: RunLease, storage: Storage): Promise<void> {
  try {
    await lease.hold(storage);
  } catch (error) {
    if (!(error instanceof StorageError) || error.trouble !== 'full') throw error;
  }
}

const ignored = (): void => undefined;

/** Tells whether the dataset on this disk holds a file with these bytes. */
async function datasetLookup(
  plan: RunPlan,
): Promise<(sha256: string | undefined) => Promise<boolean>> {
  const listed = await listedFiles(plan.results);
  const paths = new Map(listed.map(({ path, sha256 }) => [sha256, path]));
  return async (sha256) => {
    const path = sha256 === undefined ? undefined : paths.get(sha256);
    // A link may lead to the very file that is about to be deleted.
    const file = path === undefined ? undefined : await fileAt(plan.results, path);
    return file !== undefined && (await sha256OfFile(file)) === sha256;
  };
}

async function openPlan(
  o: CleanUpOptions,
): Promise<{ readonly plan: RunPlan; readonly workspace: ReturnType<typeof openWorkspace> }> {
  const workspace = openWorkspace(o.workspaceRoot);
  const { specPath, profile } = o;
  return { workspace, plan: await planRun({ workspace, specPath, profile: profile.name }) };
}

interface Stored {
  readonly storage: Storage;
  readonly files: readonly StoredFile[];
  /** Hashes of accepted recordings, by key. */
  readonly marks: ReadonlyMap<string, string>;
}

async function openStored(o: CleanUpOptions): Promise<Stored> {
  const { workspace, plan } = await openPlan(o);
  const { client, signal, storageCredentials: credentials } = o;
  const storage = await openStorage({ workspace, plan, client, credentials, signal });
  const folders = storageFolders(plan);
  const files: StoredFile[] = [];
  for await (const { key, bytes } of storage.list(`${folders.training}/`, signal)) {
    files.push({ key, bytes, kind: 'training' });
  }
  const marks = acceptedHashes(await readMarks(storage, plan, signal));
  const kinds = await kindsByName(o, workspace.root, plan);
  for await (const { key, bytes } of storage.list(`${folders.recordings}/`, signal)) {
    const kind = marks.has(key) ? 'accepted' : (kinds.get(assignmentIn(key)) ?? 'unknown');
    files.push({ key, bytes, kind });
  }
  return { storage, files, marks };
}

/** The assignment's part of a recording's key: `…/<assignment>-2.wav` is its second recording. */
function assignmentIn(key: string): string {
  const name = key.slice(key.lastIndexOf('/') + 1).replace(/\.[a-z0-9]+$/, '');
  // An id has two hyphens in its middle; a single one before a small number counts recordings.
  return name.replace(/(?<!-)-\d{1,3}$/, '');
}

async function kindsByName(
  o: CleanUpOptions,
  root: string,
  plan: RunPlan,
): Promise<ReadonlyMap<string, StoredKind>> {
  const pool = (await openLock(root, o.profile.name)).idOf(plan.recording.pool.path);
  // Without the lock file nobody can tell what was rejected, so nothing of it may go.
  if (pool === undefined) return new Map();
  const kinds = new Map<string, StoredKind>();
  for await (const { id, status } of o.client.assignments.list(
    { pool_id: pool },
    { signal: o.signal },
  )) {
    const kind =
      status === 'ACCEPTED'
        ? 'accepted'
        : status === 'REJECTED'
          ? 'rejected'
          : ('waiting' as const);
    kinds.set(keyPart(id), kind);
  }
  return kinds;
}
