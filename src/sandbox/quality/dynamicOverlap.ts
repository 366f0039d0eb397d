import type { DynamicOverlapConfig } from '../../spec/model';
import { taskConfidence } from '../domain/aggregation';
import { addToOverlap } from '../domain/overlap';
import type { AssignmentRow, RegularPoolRow, TaskRow } from '../domain/rows';
import type { World } from '../domain/world';

/**
 * Asks one more person about a task as long as the answers so far are not sure enough: below
 * `min_confidence`, and while the overlap is below `max_overlap`. Looks once every wanted answer
 * of the task is there.
 */
export function watchDynamicOverlap(world: World): void {
  world.listen((event) => {
    if (event.type !== 'assignment-submitted') return;
    const pool = world.store.pools.get(event.assignment.poolId);
    if (pool?.kind !== 'pool' || !pool.spec.dynamic_overlap_config) return;
    raiseWhereUnsure(world, pool, pool.spec.dynamic_overlap_config, event.assignment);
  });
}

function raiseWhereUnsure(
  world: World,
  pool: RegularPoolRow,
  config: DynamicOverlapConfig,
  assignment: AssignmentRow,
): void {
  for (const id of assignment.taskIds) {
    const task = world.store.tasks.get(id);
    if (!task || !isAnswered(world, task)) continue;
    const fields = config.fields.map(({ name }) => name);
    const confidence = taskConfidence(world, pool, id, config.answer_weight_skill_id, fields);
    const isUnsure = confidence < config.min_confidence;
    if (isUnsure && (task.overlap ?? 0) < config.max_overlap) addToOverlap(world, task, 1);
    else world.announce({ type: 'overlap-settled', poolId: pool.id, taskId: id });
  }
}

function isAnswered(world: World, task: TaskRow): boolean {
  return (
    task.kind === 'main' &&
    task.overlap !== null &&
    world.progress.answered(task.id) >= task.overlap
  );
}
