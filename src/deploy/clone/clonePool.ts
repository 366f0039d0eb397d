import {
  AnswerError,
  NetworkError,
  type CallOptions,
  type Operation,
  type PlatformClient,
  type Remote,
} from '../../api';
import type { Pool } from '../../spec';
import type { LockEntry } from '../../workspace';
import { createOnce, type Creation } from '../createOnce';
import { poolKind } from '../remoteKinds';
import { copyOfPool } from './copies';

/** What can be cloned by the platform itself. */
export interface PoolToClone {
  readonly kind: 'pool' | 'training';
  readonly id: string;
}

/**
 * Has the platform copy a pool or training within its project: settings without tasks, closed.
 * Returns the copy's id. When the answer is lost the operation is looked for instead of begun again.
 */
export async function clonePool(
  client: PlatformClient,
  { kind, id }: PoolToClone,
  options: CallOptions = {},
): Promise<string> {
  const type = kind === 'pool' ? 'POOL.CLONE' : 'TRAINING.CLONE';
  const started = await begin(client, { kind, id }, type, options);
  const operation = await client.operations.wait(started, options);
  const details = (operation.details ?? {}) as Readonly<Record<string, unknown>>;
  const copy = details[kind === 'pool' ? 'pool_id' : 'training_id'] ?? details.pool_id;
  if (typeof copy === 'string') return copy;
  throw new Error(`The ${kind} was cloned, but the platform does not tell the id of the copy.`);
}

async function begin(
  client: PlatformClient,
  { kind, id }: PoolToClone,
  type: 'POOL.CLONE' | 'TRAINING.CLONE',
  options: CallOptions,
): Promise<Operation> {
  const before = new Set<string>();
  for (const operation of await latest(client, type, options)) before.add(operation.id);
  try {
    const pools = kind === 'pool' ? client.pools : client.trainings;
    return await pools.clone(id, options);
  } catch (error) {
    if (!(error instanceof NetworkError) && !(error instanceof AnswerError)) throw error;
    const ours = (await latest(client, type, options)).find(
      (operation) =>
        !before.has(operation.id) &&
        Object.values(operation.parameters ?? {}).some((value) => value === id),
    );
    if (ours === undefined) throw error;
    return ours;
  }
}

/** Operations of this type that began last. */
async function latest(
  client: PlatformClient,
  type: 'POOL.CLONE' | 'TRAINING.CLONE',
  options: CallOptions,
): Promise<readonly Operation[]> {
  const page = await client.operations.page({ type, limit: 50, sort: '-submitted' }, options);
  return page.items;
}

/**
 * Copies a pool into another project, once, as the platform itself does within one. What the pool
 * required of the old project's training it requires no longer.
 */
export async function clonePoolInto(
  client: PlatformClient,
  pool: Remote<Pool>,
  projectId: string,
  options: CallOptions = {},
): Promise<string> {
  const now = Date.now();
  const copy = copyOfPool(pool, { projectId, trainings: new Map(), now });
  const made = await createOnce({
    kind: poolKind(client),
    path: pool.id,
    object: copy.pool,
    hash: '',
    lock: memoryLock(),
    signal: options.signal,
  });
  return made.id;
}

/** For one creation in one go: what it intends need not outlive it. */
function memoryLock(): Creation<Pool>['lock'] {
  const entries = new Map<string, LockEntry>();
  const keep = (path: string, entry: LockEntry): Promise<void> => {
    entries.set(path, entry);
    return Promise.resolve();
  };
  return {
    entry: (path) => entries.get(path),
    intend: keep,
    record: keep,
    forget: (path) => {
      entries.delete(path);
      return Promise.resolve();
    },
  };
}
