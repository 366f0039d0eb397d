import { PlatformError, type Remote } from '../api';
import type { LockEntry } from '../workspace';
import { createOnce, type Creation } from './createOnce';
import { DeployError } from './deployError';

/** One object of a spec, the place where it is remembered, and whose platform it is on. */
export interface Target<T extends object> extends Creation<T> {
  readonly profile: { readonly name: string; readonly sandbox: boolean };
}

export interface Brought {
  readonly id: string;
  readonly action: 'created' | 'updated' | 'unchanged';
}

/** Makes the remote object what the spec says, creating it only when it never was created. */
export async function bring<T extends object>(target: Target<T>): Promise<Brought> {
  const { lock, path, hash } = target;
  const entry = lock.entry(path);
  const remote = entry?.id === undefined ? undefined : await recorded(target, entry, entry.id);
  if (entry === undefined || remote === undefined) {
    const made = await createOnce(target);
    // An object that a broken off deploy left behind was sent as the spec was then.
    const since = lock.entry(path);
    if (since !== undefined && since.hash !== hash) await update(target, since, made);
    return { id: made.id, action: 'created' };
  }
  if (entry.hash === hash) return { id: remote.id, action: 'unchanged' };
  await update(target, entry, remote);
  return { id: remote.id, action: 'updated' };
}

/**
 * The remote object under a recorded id. Undefined when a sandbox has forgotten it or given the id
 * to another object (it may start empty each time); anywhere else that is an error.
 */
async function recorded<T extends object>(
  target: Target<T>,
  entry: LockEntry,
  id: string,
): Promise<Remote<T> | undefined> {
  const { kind, object, hash, lock, path, profile } = target;
  const remote = await kind.get(id, target).catch((error: unknown) => {
    if (error instanceof PlatformError && error.status === 404) return undefined;
    throw error;
  });
  const known = { key: entry.key, changed: entry.hash !== hash };
  if (remote !== undefined && !kind.isForeign(remote, object, known)) return remote;
  if (!profile.sandbox) {
    throw new DeployError(
      'vanished',
      path,
      `${path}: ${kind.kind} ${id} is not to be found on ${profile.name}. If it was deployed with ` +
        'another account, use that one; to create it anew, remove its entry from ' +
        'crowdsmith.lock.json.',
    );
  }
  await lock.forget(path);
  return undefined;
}

async function update<T extends object>(
  target: Target<T>,
  entry: LockEntry,
  remote: Remote<T>,
): Promise<void> {
  const { kind, object, hash, lock, path } = target;
  const state = kind.state(remote);
  if (state !== 'changeable') throw unchangeable(path, kind.kind, remote.id, state);
  await kind.update(remote.id, object, entry.key, target);
  await lock.record(path, { kind: kind.kind, id: remote.id, hash, key: entry.key });
}

function unchangeable(
  path: string,
  kind: string,
  id: string,
  state: 'open' | 'archived',
): DeployError {
  return state === 'open'
    ? new DeployError(
        'open',
        path,
        `${path} has changed, and ${kind} ${id} is open: the platform takes changes only while it ` +
          `is closed. Run crowdsmith close ${path}, then deploy, then open it again.`,
      )
    : new DeployError(
        'archived',
        path,
        `${path} has changed, and ${kind} ${id} is archived, which is for good. To create a new ` +
          'one, give the spec another file name or remove its entry from crowdsmith.lock.json.',
      );
}
