import { PlatformError, type CallOptions, type Remote } from '../../api';
import type { LockEntry } from '../../workspace';
import type { RemoteKind } from '../remoteKinds';

/** What became of the object that the lock file knows. */
export type RemoteState<T extends object> =
  /** Never created, or nobody knows: an earlier deploy may have been broken off. */
  | { readonly state: 'none' }
  | { readonly state: 'there'; readonly object: Remote<T> }
  /** The platform does not know it, or means another object by its id. */
  | { readonly state: 'gone'; readonly id: string }
  | { readonly state: 'forbidden'; readonly id: string };

export async function remoteState<T extends object>(
  kind: RemoteKind<T>,
  o: { readonly object: T; readonly hash: string; readonly entry: LockEntry | undefined },
  options: CallOptions,
): Promise<RemoteState<T>> {
  const { object, hash, entry } = o;
  if (entry?.id === undefined) return { state: 'none' };
  const { id, key } = entry;
  try {
    const remote = await kind.get(id, options);
    const known = { key, changed: entry.hash !== hash };
    if (kind.isForeign(remote, object, known)) return { state: 'gone', id };
    return { state: 'there', object: remote };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error.status === 404) return { state: 'gone', id };
    // The token itself is good: the account was asked for before any object.
    if (error.status === 403) return { state: 'forbidden', id };
    throw error;
  }
}
