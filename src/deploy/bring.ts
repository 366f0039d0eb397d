import { PlatformError, type Remote } from '../api';
import type { LockEntry } from '../workspace';
import { fingerprintOf } from './compare/differences';
import { withRuleIdentities } from './compare/ruleIdentities';
import { createOnce, type Creation } from './createOnce';
import { DeployError } from './deployError';
import type { UpdateOpen } from './updateOpen';

/** One object of a spec, the place where it is remembered, and whose platform it is on. */
export interface Target<T extends object> extends Creation<T> {
  readonly profile: { readonly name: string; readonly sandbox: boolean };
  /**
   * What somebody agreed to. `when-changed`: nobody was asked; what was last sent decides, and an open
   * pool is left alone.
   */
  readonly agreed: 'when-changed' | 'update' | 'leave';
  /** How to update a pool that is open; absent: not at all. */
  readonly updateOpen?: UpdateOpen | undefined;
}

export interface Brought {
  readonly id: string;
  readonly action: 'created' | 'updated' | 'unchanged';
}

/** Makes the remote object what the spec says, creating it only when it never was created. */
export async function bring<T extends object>(target: Target<T>): Promise<Brought> {
  const { lock, path, hash, agreed } = target;
  const entry = lock.entry(path);
  const remote = entry?.id === undefined ? undefined : await recorded(target, entry, entry.id);
  if (entry === undefined || remote === undefined) {
    const made = await createOnce(target);
    // An object that a broken off deploy left behind was sent as the spec was then.
    const since = lock.entry(path);
    if (since !== undefined && since.hash !== hash) await update(target, since, made);
    return { id: made.id, action: 'created' };
  }
  const { id } = remote;
  if (agreed === 'leave' || (agreed === 'when-changed' && entry.hash === hash)) {
    if (entry.hash !== hash) await remember(target, entry, remote);
    return { id, action: 'unchanged' };
  }
  await update(target, entry, remote);
  return { id, action: 'updated' };
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
  if (!profile.sandbox) throw vanished(path, kind.kind, id, profile.name);
  await lock.forget(path);
  return undefined;
}

export function vanished(path: string, kind: string, id: string, profile: string): DeployError {
  return new DeployError(
    'vanished',
    path,
    `${path}: ${kind} ${id} is not to be found on ${profile}. If it was deployed with ` +
      'another account, use that one; to create it anew, remove its entry from ' +
      'crowdsmith.lock.json.',
  );
}

async function update<T extends object>(
  target: Target<T>,
  entry: LockEntry,
  remote: Remote<T>,
): Promise<void> {
  const { kind, path, updateOpen } = target;
  const state = kind.state(remote);
  const send = async (): Promise<void> => {
    const object = withRuleIdentities(target.object, remote);
    await remember(target, entry, await kind.update(remote.id, object, entry.key, target));
  };
  if (state === 'changeable') {
    await send();
  } else if (state === 'open' && updateOpen !== undefined) {
    await updateOpen(remote.id, send);
  } else {
    throw unchangeable(path, kind.kind, remote.id, state);
  }
}

async function remember<T extends object>(
  { kind, hash, lock, path }: Target<T>,
  { key }: LockEntry,
  remote: Remote<T>,
): Promise<void> {
  const seen = fingerprintOf(kind.kind, remote);
  await lock.record(path, { kind: kind.kind, id: remote.id, hash, key, seen });
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
          `is closed. Deploy it by itself, which closes, updates and opens it: crowdsmith deploy ${path}.`,
      )
    : new DeployError('archived', path, archivedText(path, kind, id));
}

export function archivedText(path: string, kind: string, id: string): string {
  return (
    `${path} has changed, and ${kind} ${id} is archived, which is for good. To create a new ` +
    'one, give the spec another file name or remove its entry from crowdsmith.lock.json.'
  );
}
