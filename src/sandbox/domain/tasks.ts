import type { BatchFlags, BatchKind } from './batches';
import { choices } from './choices';
import { conflict, missing, type FieldFaults } from './fault';
import { nextPoolItemId } from './ids';
import { changeOverlap, type OverlapChange } from './overlap';
import type { PoolRow, TaskRow } from './rows';
import {
  checkContent,
  checkOverlap,
  checkPool,
  contentOf,
  finishUpload,
  issuingOf,
  overlapPair,
  poolsOfItems,
  presentOverlap,
  refuseTooBig,
  refuseTooMany,
} from './taskContent';
import { checkBody, FaultCollector, shapes, type JsonObject } from './validation';
import type { World } from './world';

/** `POST /tasks`: for pools with smart mixing and for trainings. */
export function taskBatch(world: World): BatchKind {
  return {
    operationType: 'TASK.BATCH_CREATE',
    logTypes: { created: 'TASK_CREATE', refused: 'TASK_VALIDATE' },
    idKey: 'task_id',
    preflight: (items, flags) => preflight(world, items, flags),
    check: (item, flags) => check(world, item, flags),
    create(item, flags) {
      const row = create(world, item, flags);
      const filledIn = overlapPair(row.overlap);
      return { id: row.id, presented: presentTask(world, row), filledIn };
    },
    finish: (items, flags) => finishUpload(world, items, flags),
  };
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
  const changed: TaskRow = {
    ...task,
    ...contentOf({ ...presentContent(task), ...patch }, poolFor(world, task)),
  };
  world.store.tasks.put(changed);
  return applyOverlap(world, id, patch, { exact: true, openPool });
}

/** The number asked for, or the lowest that what is already given out allows. */
export function lowerTaskOverlap(world: World, id: string, body: unknown): TaskRow {
  const patch = checkBody(body, shapes.taskPatch);
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
  return { id: row.id, ...presentContent(row) };
}

function presentContent(row: TaskRow): JsonObject {
  return {
    input_values: row.inputValues,
    ...(row.knownSolutions && { known_solutions: row.knownSolutions }),
    ...(row.hint !== undefined && { message_on_unknown_solution: row.hint }),
    ...(row.baselineSolutions && { baseline_solutions: row.baselineSolutions }),
  };
}

function poolFor(world: World, task: TaskRow): PoolRow {
  const pool = world.store.pools.get(task.poolId);
  if (!pool) throw missing('pool', task.poolId);
  return pool;
}

function preflight(world: World, items: readonly JsonObject[], flags: BatchFlags): void {
  refuseTooMany(items, flags);
  refuseTooBig(
    items.map((item) => item.input_values),
    items.map((item) => item.known_solutions),
  );
  for (const pool of poolsOfItems(world, items)) {
    if (pool.kind === 'pool' && !pool.spec.mixer_config) {
      throw conflict(
        'MIXER_CONFIG_REQUIRED',
        `The pool ${pool.id} has no mixer_config: give it one, or post task suites.`,
      );
    }
    const count = world.store.tasks.countBy('pool', pool.id) + items.length;
    if (count > choices.tasksPerPool) {
      const message = `A pool takes at most ${choices.tasksPerPool} tasks.`;
      throw conflict('POOL_TASKS_COUNT_EXCEEDED', message);
    }
  }
}

function check(world: World, item: JsonObject, flags: BatchFlags): FieldFaults {
  const faults = new FaultCollector();
  const pool = checkPool(world, item, faults);
  checkOverlap(item, pool, flags, faults);
  if (pool) checkContent(world, item, pool, '', faults);
  return faults.faults;
}

function create(world: World, item: JsonObject, flags: BatchFlags): TaskRow {
  const pool = world.store.pools.get(String(item.pool_id));
  if (!pool) throw missing('pool', String(item.pool_id));
  const row: TaskRow = {
    id: nextPoolItemId(world, pool.id),
    poolId: pool.id,
    ...contentOf(item, pool),
    overlap: overlapOf(item, pool, flags),
    ...issuingOf(item),
    created: world.date(),
  };
  world.store.tasks.put(row);
  return row;
}

/** Own overlap beats the pool's defaults; in a training it is endless unless it is said. */
function overlapOf(item: JsonObject, pool: PoolRow, flags: BatchFlags): number | null {
  if (item.infinite_overlap === true) return null;
  if (typeof item.overlap === 'number') return item.overlap;
  if (pool.kind === 'training' || !flags.allowDefaults) return null;
  const { defaults } = pool.spec;
  return defaults.default_overlap_for_new_tasks ?? defaults.default_overlap_for_new_task_suites;
}
