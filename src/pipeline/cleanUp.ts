import { join } from 'node:path';
import type { PlatformClient, Profile } from '../api';
import { openLock, openWorkspace } from '../workspace';
import { PipelineError } from './errors';
import { takeRunLock } from './journal/runLock';
import { planRun } from './plan';
import type { RunPlan } from './runPlan';
import { openStorage } from './storage/openStorage';
import type { StorageCredentials } from './storage/s3Storage';
import { keyPart } from './storage/storage';
import type { Storage } from './storage/storage';
import { storageFolders } from './storage/storageFolders';

/**
 * What a stored file is, as the platform knows it: a lost journal or results folder changes nothing.
 * `waiting` has no verdict yet; `unknown` belongs to no assignment of the pool and is never deleted.
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
 * the pipeline runs, and leaves alone what waits for a verdict or is not known.
 */
export async function deleteStored(
  o: CleanUpOptions,
  kinds: readonly Exclude<StoredKind, 'waiting' | 'unknown'>[],
): Promise<readonly StoredFile[]> {
  const { plan } = await openPlan(o);
  const lock = await takeRunLock(join(plan.stateFolder, 'run.lock'));
  try {
    const { storage, files } = await openStored(o);
    const doomed = files.filter(({ kind }) => (kinds as readonly string[]).includes(kind));
    for (const { key } of doomed) await storage.remove(key, o.signal);
    return doomed;
  } finally {
    await lock.release();
  }
}

async function openPlan(
  o: CleanUpOptions,
): Promise<{ readonly plan: RunPlan; readonly workspace: ReturnType<typeof openWorkspace> }> {
  const workspace = openWorkspace(o.workspaceRoot);
  const { specPath, profile } = o;
  return { workspace, plan: await planRun({ workspace, specPath, profile: profile.name }) };
}

async function openStored(
  o: CleanUpOptions,
): Promise<{ readonly storage: Storage; readonly files: readonly StoredFile[] }> {
  const { workspace, plan } = await openPlan(o);
  const { client, signal, storageCredentials: credentials } = o;
  const storage = await openStorage({ workspace, plan, client, credentials, signal });
  const folders = storageFolders(plan);
  const files: StoredFile[] = [];
  for await (const { key, bytes } of storage.list(`${folders.training}/`, signal)) {
    files.push({ key, bytes, kind: 'training' });
  }
  const kinds = await kindsByName(o, workspace.root, plan);
  for await (const { key, bytes } of storage.list(`${folders.recordings}/`, signal)) {
    files.push({ key, bytes, kind: kinds.get(assignmentIn(key)) ?? 'unknown' });
  }
  return { storage, files };
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
  if (pool === undefined) {
    throw new PipelineError(
      `${plan.recording.pool.path} is not known on ${o.profile.label}, so nobody can tell which recordings are ` +
        'accepted. Restore crowdsmith.lock.json before cleaning up.',
    );
  }
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
