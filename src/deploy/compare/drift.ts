import type { LockEntry } from '../../workspace';
import { hashOf } from '../identity';
import { differencesOf, fingerprintOf } from './differences';

/** How a spec and the remote object it became stand to each other. */
export type DriftState =
  | 'in-sync'
  /** The spec says something else than what was last sent. */
  | 'local-changed'
  /** Somebody changed the object elsewhere. */
  | 'remote-changed'
  | 'both-changed'
  /** The platform does not know the recorded id. */
  | 'missing'
  | 'not-deployed';

/**
 * Judges by what was sent and answered last time, as the lock file remembers it. `local`: what the spec
 * says; `remote`: undefined when the platform does not have it.
 */
export function driftOf(
  entry: LockEntry | undefined,
  local: object,
  remote: object | undefined,
): DriftState {
  if (entry?.id === undefined) return 'not-deployed';
  if (remote === undefined) return 'missing';
  // The same change on both sides, or a change that says nothing new, is none.
  const differs = differencesOf(local, remote, entry.kind).length > 0;
  if (!differs) return 'in-sync';
  const isLocal = hashOf(local) !== entry.hash;
  // Entries of old remember nothing of the answer: what did not come from here came from there.
  const isRemote =
    entry.seen === undefined ? !isLocal : fingerprintOf(entry.kind, remote) !== entry.seen;
  if (isLocal && isRemote) return 'both-changed';
  return isRemote ? 'remote-changed' : 'local-changed';
}
