import type { CallOptions, PlatformClient, Remote } from '../../api';
import type { Pool } from '../../spec';
import { line, totalOf, type Estimate } from './estimate';
import { PriceCounter, type PricedPool, type PricedTask } from './priceCounter';

/** What a pool that is on the platform costs. */
export interface PoolPrice {
  readonly pool: Remote<Pool>;
  /** From now on. */
  readonly remaining: Estimate;
  /** All of it, with what performers have done already. */
  readonly whole: Estimate;
}

/** What the tasks that are in a remote pool will still cost. */
export async function estimatePool(
  client: PlatformClient,
  poolId: string,
  options: CallOptions = {},
): Promise<Estimate> {
  return (await priceOfPool(client, poolId, options)).remaining;
}

/** Reads the tasks of a pool, page by page. `priced`: at the price that it is going to have. */
export async function priceOfPool(
  client: PlatformClient,
  poolId: string,
  options: CallOptions = {},
  priced?: PricedPool,
): Promise<PoolPrice> {
  const pool = await client.pools.get(poolId, options);
  const label = pool.private_name;
  if (pool.type === 'TRAINING') {
    const free = totalOf([line(label, 0, 0, 0, ['a training is free'])]);
    return { pool, remaining: free, whole: free };
  }
  const remaining = new PriceCounter(label, priced ?? pool);
  const whole = new PriceCounter(label, priced ?? pool);
  for await (const task of pricedTasks(client, pool, options)) {
    remaining.add({ ...task, overlap: task.remaining_overlap ?? task.overlap ?? null });
    whole.add(task);
  }
  return { pool, remaining: totalOf([remaining.line()]), whole: totalOf([whole.line()]) };
}

async function* pricedTasks(
  client: PlatformClient,
  pool: Remote<Pool>,
  options: CallOptions,
): AsyncGenerator<PricedTask & { readonly remaining_overlap?: number }, void> {
  const filter = { pool_id: pool.id };
  if (pool.mixer_config === undefined) {
    for await (const { overlap, infinite_overlap, remaining_overlap } of client.taskSuites.list(
      filter,
      options,
    )) {
      yield {
        ...(overlap !== undefined && { overlap }),
        ...(infinite_overlap !== undefined && { infinite_overlap }),
        ...(remaining_overlap !== undefined && { remaining_overlap }),
      };
    }
  } else {
    yield* client.tasks.list(filter, options);
  }
}
