import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallOptions, PlatformClient, Remote } from '../../api';
import type { Pool, Training } from '../../spec';
import { oneAtATime, openLock, type LockFile } from '../../workspace';
import { createOnce } from '../createOnce';
import { hashOf } from '../identity';
import { poolKind, projectKind, trainingKind, type RemoteKind } from '../remoteKinds';
import { copyOfPool, copyOfProject, copyOfTraining } from './copies';

export interface CloneProject extends CallOptions {
  readonly client: PlatformClient;
  /** Name of the profile. */
  readonly profile: string;
  /** The folder in which a clone that was broken off is remembered. */
  readonly root: string;
  readonly projectId: string;
  /** Public name of the copy. */
  readonly name: string;
  /** Pools to copy, with the trainings that they require. */
  readonly poolIds: readonly string[];
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ClonedProject {
  readonly projectId: string;
  /** Remote id of the copy by that of the original. */
  readonly pools: ReadonlyMap<string, string>;
  readonly trainings: ReadonlyMap<string, string>;
  /** What is not as in the original, in words. */
  readonly notes: readonly string[];
}

/** Whether a clone of the project was broken off and can be gone on with. */
export async function isCloneUnfinished(
  root: string,
  profile: string,
  projectId: string,
): Promise<boolean> {
  const lock = await openLock(join(root, folderOf(profile, projectId)), profile);
  return Object.keys(lock.entries()).length > 0;
}

/** Forgets a clone that was broken off; what it has made stays on the platform. */
export async function forgetClone(root: string, profile: string, projectId: string): Promise<void> {
  await rm(join(root, folderOf(profile, projectId)), { recursive: true, force: true });
}

/**
 * Makes a project like another one, with copies of its pools and of the trainings these require; no
 * tasks, no answers. Whatever breaks it off, calling it again goes on, and makes nothing twice.
 */
export async function cloneProject(clone: CloneProject): Promise<ClonedProject> {
  const { root } = clone;
  // Two windows that clone at once would go on with each other's copies.
  return oneAtATime({ root, name: 'clone', doing: 'clone of a project' }, () => makeCopies(clone));
}

async function makeCopies(clone: CloneProject): Promise<ClonedProject> {
  const { client, root, profile, projectId, name, poolIds, signal } = clone;
  const folder = join(root, folderOf(profile, projectId));
  await mkdir(folder, { recursive: true });
  const lock = await openLock(folder, profile);
  const source = await client.projects.get(projectId, clone);
  const pools = await Promise.all(poolIds.map((id) => client.pools.get(id, clone)));
  const wanted = requiredTrainings(pools);
  const total = 1 + wanted.length + pools.length;
  let done = 0;
  const step = (): void => clone.onProgress?.((done += 1), total);
  const keep = { lock, signal };
  const copy = await once(projectKind(client), 'project', copyOfProject(source, name), keep);
  step();
  const trainings = new Map<string, string>();
  for (const id of wanted) {
    const training = await trainingOfProject(client, id, projectId, clone);
    if (training !== undefined) {
      const object = copyOfTraining(training, copy.id);
      trainings.set(id, (await once(trainingKind(client), `training/${id}`, object, keep)).id);
    }
    step();
  }
  const copied = new Map<string, string>();
  const notes: string[] = [];
  for (const pool of pools) {
    const made = copyOfPool(pool, { projectId: copy.id, trainings, now: Date.now() });
    notes.push(...made.notes);
    copied.set(pool.id, (await once(poolKind(client), `pool/${pool.id}`, made.pool, keep)).id);
    step();
  }
  await forgetClone(root, profile, projectId);
  return { projectId: copy.id, pools: copied, trainings, notes };
}

/** Creates one copy, unless an earlier try has. */
async function once<T extends object>(
  kind: RemoteKind<T>,
  path: string,
  object: T,
  how: { readonly lock: LockFile; readonly signal: AbortSignal | undefined },
): Promise<{ readonly id: string }> {
  const known = how.lock.idOf(path);
  if (known !== undefined) return { id: known };
  return createOnce({ kind, path, object, hash: hashOf(object), ...how });
}

function requiredTrainings(pools: readonly Pool[]): readonly string[] {
  const ids = pools.flatMap(({ quality_control: rules }) => {
    const id = rules?.training_requirement?.training_pool_id;
    return id === undefined ? [] : [id];
  });
  return [...new Set(ids)];
}

/** A training of another project can be required as it is no longer; it is not copied. */
async function trainingOfProject(
  client: PlatformClient,
  id: string,
  projectId: string,
  options: CallOptions,
): Promise<Remote<Training> | undefined> {
  const training = await client.trainings.get(id, options);
  return training.project_id === projectId ? training : undefined;
}

/** Names of profiles are people's own: nothing in them may be a path. */
function folderOf(profile: string, projectId: string): string {
  const name = `${profile}-${projectId}`.replace(/[^A-Za-z0-9_-]/g, '_');
  return join('.crowdsmith', 'clones', name);
}
