import type { BatchKind } from './batches';
import { choices } from './choices';
import { conflict, missing, refuseFaults } from './fault';
import { nextPoolItemId } from './ids';
import { changeOverlap, type OverlapChange } from './overlap';
import { projectOfPool } from './projectVersions';
import type { PoolRow, TaskRow } from './rows';
import { contentOf, issuingOf, overlapOf, overlapPair, presentOverlap } from './taskContent';
import { checkSolutions, poolOfItem, uploadSteps, type UploadKind } from './uploads';
import { checkBody, FaultCollector, shapes, type JsonObject } from './validation';
import type { World } from './world';

/** `POST /tasks`: for pools with smart mixing and for trainings. */
export function taskBatch(world: World): BatchKind {
  const kind: UploadKind = {
    shape: shapes.task,
    tasksIn: (item) => [{ task: item, prefix: '' }],
    refusePool: (pool, more) => refusePool(world, pool, more),
  };
  return {
    ...uploadSteps(world, kind),
    operationType: 'TASK.BATCH_CREATE',
    logTypes: { created: 'TASK_CREATE', refused: 'TASK_VALIDATE' },
    idKey: 'task_id',
    create(item) {
      const row = create(world, item);
      const filledIn = overlapPair(row.overlap);
      return { id: row.id, presented: presentTask(world, row), filledIn };
    },
  };
}

function refusePool(world: World, pool: PoolRow, more: number): void {
  if (pool.kind === 'pool' && !pool.spec.mixer_config) {
    throw conflict(
      'MIXER_CONFIG_REQUIRED',
      `The pool ${pool.id} has no mixer_config: give it one, or post task suites.`,
    );
  }
  if (world.store.tasks.countBy('pool', pool.id) + more > choices.tasksPerPool) {
    const message = `A pool takes at most ${choices.tasksPerPool} tasks.`;
    throw conflict('POOL_TASKS_COUNT_EXCEEDED', message);
  }
}

export function taskOf(world: World, id: string): TaskRow {
  const row = world.store.tasks.get(id);
  if (!row) throw missing('task', id);
  return row;
}

/** Overlap, solutions and hint of a task can change later. */
export function patchTask(world: World, id: string, body: unknown, openPool: boolean): TaskRow {
  const patch = checkBody(body, shapes.taskPatch);
  const task = taskOf(world, id);
  const pool = poolFor(world, task);
  refuseWrongSolutions(world, pool, patch);
  const changed: TaskRow = { ...task, ...contentOf({ ...presentContent(task), ...patch }, pool) };
  world.store.tasks.put(changed);
  return applyOverlap(world, id, patch, { exact: true, openPool });
}

/** The number asked for, or the lowest that what is already given out allows. */
export function lowerTaskOverlap(world: World, id: string, body: unknown): TaskRow {
  const patch = checkBody(body, shapes.taskOverlapPatch);
  return applyOverlap(world, id, patch, { exact: false, openPool: false });
}

function applyOverlap(
  world: World,
  id: string,
  patch: JsonObject,
  how: Pick<OverlapChange, 'exact' | 'openPool'>,
): TaskRow {
  const task = taskOf(world, id);
  const overlap = changeOverlap(world, task, { ...how, patch });
  const changed = { ...task, overlap };
  world.store.tasks.put(changed);
  return changed;
}

export function presentTask(world: World, row: TaskRow): JsonObject {
  return {
    id: row.id,
    pool_id: row.poolId,
    ...presentContent(row),
    ...presentOverlap(world, row),
    ...(row.reservedFor && { reserved_for: row.reservedFor }),
    ...(row.unavailableFor && { unavailable_for: row.unavailableFor }),
    ...row.other,
    created: row.created,
  };
}

/** A task as it stands inside a suite or an assignment. */
export function presentSuiteTask(row: TaskRow): JsonObject {
  const localization = row.other?.localization_config;
  return {
    id: row.id,
    ...presentContent(row),
    ...(localization !== undefined && { localization_config: localization }),
  };
}

function presentContent(row: TaskRow): JsonObject {
  return {
    input_values: row.inputValues,
    ...(row.knownSolutions && { known_solutions: row.knownSolutions }),
    ...(row.hint !== undefined && { message_on_unknown_solution: row.hint }),
    ...(row.baselineSolutions && { baseline_solutions: row.baselineSolutions }),
  };
}

function refuseWrongSolutions(world: World, pool: PoolRow, patch: JsonObject): void {
  const output = projectOfPool(world, pool)?.task_spec.output_spec ?? {};
  const faults = new FaultCollector();
  for (const key of ['known_solutions', 'baseline_solutions']) {
    checkSolutions(patch[key], output, key, faults);
  }
  refuseFaults(faults.faults);
}

function poolFor(world: World, task: TaskRow): PoolRow {
  const pool = world.store.pools.get(task.poolId);
  if (!pool) throw missing('pool', task.poolId);
  return pool;
}

function create(world: World, item: JsonObject): TaskRow {
  const pool = poolOfItem(world, item);
  const row: TaskRow = {
    id: nextPoolItemId(world, pool.id),
    poolId: pool.id,
    ...contentOf(item, pool),
    overlap: overlapOf(
      item,
      pool,
      ({ spec: { defaults } }) =>
        defaults.default_overlap_for_new_tasks ?? defaults.default_overlap_for_new_task_suites,
    ),
    ...issuingOf(item),
    created: world.date(),
  };
  world.store.tasks.put(row);
  return row;
}
