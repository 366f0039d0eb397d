import { countedTasks, isSpecial, type DistributionFunction } from './distribution';
import { addToOverlap } from './overlap';
import type { AssignmentRow, PoolRow } from './rows';
import type { World } from './world';

interface Checkpoints {
  readonly target_overlap: number;
  readonly task_distribution_function: DistributionFunction;
}

/** Spot checks of a pool by kind of task; undefined where there are none of a kind. */
interface CheckpointsConfig {
  readonly real_settings?: Checkpoints;
  readonly golden_settings?: Checkpoints;
  readonly training_settings?: Checkpoints;
}

export function checkpointsOf(pool: PoolRow): CheckpointsConfig {
  if (pool.kind === 'training') return {};
  return pool.spec.quality_control?.checkpoints_config ?? {};
}

/**
 * Spot checks on general tasks: where a person's turn has come, the task is given to as many others
 * as `target_overlap` says, so that the majority can tell how they do.
 */
export function watchCheckpoints(world: World): void {
  world.listen((event) => {
    if (event.type !== 'assignment-issued' || !event.assignment.mixed) return;
    const pool = world.store.pools.get(event.assignment.poolId);
    const settings = pool && checkpointsOf(pool).real_settings;
    if (settings) checkSpots(world, pool, event.assignment, settings);
  });
}

function checkSpots(
  world: World,
  pool: PoolRow,
  { userId, taskIds }: AssignmentRow,
  { target_overlap: target, task_distribution_function: distribution }: Checkpoints,
): void {
  const before = countedTasks(world, userId, pool, distribution) - taskIds.length;
  taskIds.forEach((id, index) => {
    const task = world.store.tasks.get(id);
    if (task?.kind !== 'main' || task.overlap === null || task.overlap >= target) return;
    if (isSpecial(distribution, before + index + 1)) {
      addToOverlap(world, task, target - task.overlap);
    }
  });
}
