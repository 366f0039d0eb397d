import type { PoolRow } from '../domain/rows';
import type { World } from '../domain/world';

/** Stands for every collector of a pool. */
const everything = '*';

/** From now on a collector, or all of them, knows nothing of what a person did in a pool. */
export function forgetHistory(
  world: World,
  pool: PoolRow,
  userId: string,
  collector: string | undefined,
): void {
  const id = keyOf(pool, userId, collector ?? everything);
  world.store.counters.put({ id, next: world.clock.now() });
}

/** When a person's history in a pool was last forgotten; 0 when it never was. */
export function forgottenAt(
  world: World,
  pool: PoolRow,
  userId: string,
  collector: string,
): number {
  const at = (name: string): number =>
    world.store.counters.get(keyOf(pool, userId, name))?.next ?? 0;
  return Math.max(at(collector), at(everything));
}

function keyOf(pool: PoolRow, userId: string, collector: string): string {
  return `clean|${pool.id}|${userId}|${collector}`;
}
