import type { BatchFlags, BatchKind } from './batches';
import { conflict, missing, type FieldFaults } from './fault';
import { nextPoolItemId } from './ids';
import { changeOverlap } from './overlap';
import type { PoolRow, TaskRow, TaskSuiteRow } from './rows';
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
import { presentSuiteTask } from './tasks';
import { checkBody, FaultCollector, isObject, shapes, type JsonObject } from './validation';
import type { World } from './world';

/** `POST /task-suites`: for pools without smart mixing. */
export function taskSuiteBatch(world: World): BatchKind {
  return {
    operationType: 'TASK_SUITE.BATCH_CREATE',
    logTypes: { created: 'TASK_SUITE_CREATE', refused: 'TASK_SUITE_VALIDATE' },
    idKey: 'task_suite_id',
    preflight: (items, flags) => preflight(world, items, flags),
    check: (item, flags) => check(world, item, flags),
    create(item, flags) {
      const row = create(world, item, flags);
      const filledIn = overlapPair(row.overlap);
      return { id: row.id, presented: presentTaskSuite(world, row), filledIn };
    },
    finish: (items, flags) => finishUpload(world, items, flags),
  };
}

export function taskSuiteOf(world: World, id: string): TaskSuiteRow {
  const row = world.store.taskSuites.get(id);
  if (!row) throw missing('task suite', id);
  return row;
}

export function patchTaskSuite(
  world: World,
  id: string,
  body: unknown,
  how: { readonly exact: boolean; readonly openPool: boolean },
): TaskSuiteRow {
  const patch = checkBody(body, shapes.taskSuitePatch);
  const before = taskSuiteOf(world, id);
  const overlap = changeOverlap(world, before, { ...how, patch });
  const order = patch.issuing_order_override;
  const row: TaskSuiteRow = {
    ...before,
    overlap,
    ...(typeof order === 'number' && { order }),
  };
  world.store.taskSuites.put(row);
  return row;
}

export function presentTaskSuite(world: World, row: TaskSuiteRow): JsonObject {
  return {
    id: row.id,
    pool_id: row.poolId,
    tasks: row.taskIds.flatMap((id) => {
      const task = world.store.tasks.get(id);
      return task ? [presentSuiteTask(task)] : [];
    }),
    mixed: row.mixed,
    ...(row.mixed
      ? { overlap: 1, infinite_overlap: false, remaining_overlap: 0 }
      : presentOverlap(world, row)),
    ...(!row.mixed && { issuing_order_override: row.order }),
    ...(row.reservedFor && { reserved_for: row.reservedFor }),
    ...(row.unavailableFor && { unavailable_for: row.unavailableFor }),
    ...row.other,
    created: row.created,
  };
}

function preflight(world: World, items: readonly JsonObject[], flags: BatchFlags): void {
  refuseTooMany(items, flags);
  const tasks = items.flatMap((item) => tasksOf(item));
  refuseTooBig(
    tasks.map((task) => task.input_values),
    tasks.map((task) => task.known_solutions),
  );
  for (const pool of poolsOfItems(world, items)) {
    if (pool.kind === 'training' || pool.spec.mixer_config) {
      throw conflict(
        'CONFLICT_STATE',
        `The pool ${pool.id} mixes its suites itself: post tasks, not task suites.`,
      );
    }
  }
}

function check(world: World, item: JsonObject, flags: BatchFlags): FieldFaults {
  const faults = new FaultCollector();
  const pool = checkPool(world, item, faults);
  checkOverlap(item, pool, flags, faults);
  if (!Array.isArray(item.tasks)) {
    faults.add('tasks', 'VALUE_REQUIRED', 'A value is needed');
    return faults.faults;
  }
  if (item.tasks.length === 0) {
    faults.add('tasks', 'ARRAY_SIZE_LESS_THAN_MIN', 'A suite has at least one task', [1]);
  }
  item.tasks.forEach((task: unknown, index) => {
    const prefix = `tasks.${index}.`;
    if (!isObject(task)) faults.add(`tasks.${index}`, 'OBJECT_EXPECTED', 'An object is expected');
    else {
      if (task.baseline_solutions !== null && task.baseline_solutions !== undefined) {
        const message = 'Tasks inside a suite take no baseline solutions';
        faults.add(`${prefix}baseline_solutions`, 'VALUE_NOT_ALLOWED', message);
      }
      if (pool) checkContent(world, task, pool, prefix, faults);
    }
  });
  return faults.faults;
}

function create(world: World, item: JsonObject, flags: BatchFlags): TaskSuiteRow {
  const pool = world.store.pools.get(String(item.pool_id));
  if (!pool) throw missing('pool', String(item.pool_id));
  const id = nextPoolItemId(world, pool.id);
  const taskIds = tasksOf(item).map((task) => createSuiteTask(world, task, pool, id).id);
  const order = item.issuing_order_override;
  const row: TaskSuiteRow = {
    id,
    poolId: pool.id,
    taskIds,
    mixed: false,
    overlap: overlapOf(item, pool, flags),
    order: typeof order === 'number' ? order : 0,
    ...issuingOf(item),
    created: world.date(),
  };
  world.store.taskSuites.put(row);
  return row;
}

function createSuiteTask(world: World, task: JsonObject, pool: PoolRow, suiteId: string): TaskRow {
  const row: TaskRow = {
    id: nextPoolItemId(world, pool.id),
    poolId: pool.id,
    ...contentOf(task, pool),
    overlap: null,
    created: world.date(),
    suiteId,
  };
  world.store.tasks.put(row);
  return row;
}

function tasksOf(item: JsonObject): readonly JsonObject[] {
  return Array.isArray(item.tasks) ? item.tasks.filter(isObject) : [];
}

function overlapOf(item: JsonObject, pool: PoolRow, flags: BatchFlags): number | null {
  if (item.infinite_overlap === true) return null;
  if (typeof item.overlap === 'number') return item.overlap;
  if (pool.kind === 'training' || !flags.allowDefaults) return null;
  return pool.spec.defaults.default_overlap_for_new_task_suites;
}
