import { PlatformError, type CallOptions, type Operation, type PlatformClient } from '../api';
import type { LockFile } from '../workspace';
import { actOnPool } from './poolActions';

/** Runs an update of an open pool, which takes it only while it is closed. */
export type UpdateOpen = (id: string, update: () => Promise<void>) => Promise<void>;

/**
 * Closes a pool or training for an update, updates it and opens it again. That it is to be opened stands
 * in the lock file meanwhile, and the platform opens it by itself after 15 minutes: whatever ends this
 * process, the pool does not stay closed. When the update is refused, it is opened as it was.
 */
export function closeAndReopen(
  client: PlatformClient,
  lock: LockFile,
  { path, kind }: { readonly path: string; readonly kind: 'pool' | 'training' },
  options: CallOptions,
): UpdateOpen {
  return async (id, update) => {
    await lock.recordReopening(path, 'to-be-opened');
    // Not the signal: nobody who cancels wants a pool to stay closed.
    const open = (): Promise<void> => reopen(client, lock, { path, kind, id }, {});
    try {
      const closed = await closeForUpdate(client, kind, id, options);
      // Somebody has closed it meanwhile, and means it.
      if (closed === undefined) await lock.recordReopening(path, 'opened');
      await client.operations.wait(closed, options);
      await update();
      if (closed === undefined) return;
    } catch (error) {
      // What went wrong first is what people need to know; the lock file remembers the rest.
      if (lock.entry(path)?.reopen === true) await open().catch(() => undefined);
      throw error;
    }
    await open();
  };
}

/** Opens what an update closed, and remembers that it is done. */
export async function reopen(
  client: PlatformClient,
  lock: LockFile,
  {
    path,
    kind,
    id,
  }: { readonly path: string; readonly kind: 'pool' | 'training'; readonly id: string },
  options: CallOptions,
): Promise<void> {
  await actOnPool(client, { kind, id }, 'open', options);
  await lock.recordReopening(path, 'opened');
}

/** Not every platform has the call that opens again by itself. */
async function closeForUpdate(
  client: PlatformClient,
  kind: 'pool' | 'training',
  id: string,
  options: CallOptions,
): Promise<Operation | undefined> {
  const pools = kind === 'pool' ? client.pools : client.trainings;
  try {
    return await pools.closeForUpdate(id, options);
  } catch (error) {
    const missing =
      error instanceof PlatformError && (error.status === 404 || error.status === 405);
    if (!missing) throw error;
    return await pools.close(id, options);
  }
}
