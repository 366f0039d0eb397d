import { setTimeout as sleep } from 'node:timers/promises';
import { PlatformError, type CallOptions, type PlatformClient } from '../api';
import type { CloseReason } from '../spec';
import { DeployError } from './deployError';

export type PoolAction = 'open' | 'close' | 'archive';

/** A pool or a training: both have the same life. */
export interface PoolTarget {
  readonly kind: 'pool' | 'training';
  readonly id: string;
}

/**
 * Opens, closes or archives, and waits until the platform has done so. `already`: it was so before.
 */
export async function actOnPool(
  client: PlatformClient,
  { kind, id }: PoolTarget,
  action: PoolAction,
  options: CallOptions = {},
): Promise<'done' | 'already'> {
  const pools = kind === 'pool' ? client.pools : client.trainings;
  try {
    const operation = await client.operations.wait(await pools[action](id, options), options);
    return operation === undefined ? 'already' : 'done';
  } catch (error) {
    throw emptyPoolText(error, { kind, id });
  }
}

/** The platform names the code; people want to know what to do. */
function emptyPoolText(error: unknown, { kind, id }: PoolTarget): unknown {
  if (!(error instanceof PlatformError) || error.code !== 'EMPTY_POOL') return error;
  return new DeployError(
    'tasks',
    id,
    `The ${kind} ${id} has no tasks yet, and the platform opens none that is empty. Upload some first: list ` +
      'them under $tasks in its spec and deploy it, or upload a file to it.',
  );
}

/**
 * The training that a pool lets people in through, when it is closed: nobody gets to the pool then, and it
 * would stay empty for ever.
 */
export async function closedTrainingOf(
  client: PlatformClient,
  { kind, id }: PoolTarget,
  options: CallOptions = {},
): Promise<(PoolTarget & { readonly name: string }) | undefined> {
  if (kind !== 'pool') return undefined;
  const pool = await client.pools.get(id, options);
  const wanted = pool.quality_control?.training_requirement?.training_pool_id;
  if (wanted === undefined) return undefined;
  const training = await client.trainings.get(wanted, options);
  if (training.status !== 'CLOSED') return undefined;
  return { kind: 'training', id: wanted, name: training.private_name };
}

/** Archives a project, and waits until the platform has done so. */
export async function archiveProject(
  client: PlatformClient,
  id: string,
  options: CallOptions = {},
): Promise<'done' | 'already'> {
  const operation = await client.projects.archive(id, options);
  return (await client.operations.wait(operation, options)) === undefined ? 'already' : 'done';
}

export interface WaitPoolOptions extends CallOptions {
  /** Percent done, 0 to 100, where the platform tells it. */
  readonly onProgress?: ((percent: number) => void) | undefined;
}

/** Milliseconds between two looks at a pool: short at first, for pools that are nearly done. */
const firstPause = 200;
const longestPause = 5000;

/** Waits until a pool is no longer open, and tells why it closed. */
export async function waitPool(
  client: PlatformClient,
  poolId: string,
  options: WaitPoolOptions = {},
): Promise<CloseReason> {
  const { signal, onProgress } = options;
  let percent = onProgress === undefined ? undefined : askPercent;
  for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 1.3)) {
    const pool = await client.pools.get(poolId, { signal });
    // LOCKED is a state on the way: the platform is at work on the pool.
    if (pool.status !== 'OPEN' && pool.status !== 'LOCKED') {
      return pool.last_close_reason ?? 'MANUAL';
    }
    const told = await percent?.(client, poolId, { signal });
    if (told === undefined) percent = undefined;
    else onProgress?.(told);
    await sleep(pause, undefined, signal === undefined ? {} : { signal });
  }
}

/** Undefined where the platform has no such call. */
async function askPercent(
  client: PlatformClient,
  poolId: string,
  options: CallOptions,
): Promise<number | undefined> {
  try {
    return await client.analytics.completionPercentage(poolId, options);
  } catch (error) {
    if (error instanceof PlatformError) return undefined;
    throw error;
  }
}
