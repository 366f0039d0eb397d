import type { TaskRow } from '../domain/rows';
import type { World } from '../domain/world';

/** Control and training tasks of a pool: their solutions tell what can be answered. */
export function* knownTasks(world: World, poolId: string): Generator<TaskRow> {
  const { golden, training } = world.progress.of(poolId);
  for (const ids of [golden, training]) {
    for (const id of ids) {
      const row = world.store.tasks.get(id);
      if (row) yield row;
    }
  }
}
