import type { BatchKind } from './batches';
import { conflict, missing } from './fault';
import { nextPoolItemId } from './ids';
import { changeOverlap } from './overlap';
import type { PoolRow, TaskRow, TaskSuiteRow } from './rows';
import {
  contentOf,
  echoOf,
  issuingOf,
  overlapOf,
  overlapPair,
  presentOverlap,
} from './taskContent';
import { presentSuiteTask } from './tasks';
import { poolOfItem, uploadSteps, type UploadedTask, type UploadKind } from './uploads';
import { checkBody, isObject, shapes, type JsonObject } from './validation';
import type { World } from './world';

/** `POST /task-suites`: for pools without smart mixing. */
export function taskSuiteBatch(world: World): BatchKind {
  return {
    ...uploadSteps(world, suites),
    operationType: 'TASK_SUITE.BATCH_CREATE',
    logTypes: { created: 'TASK_SUITE_CREATE', refused: 'TASK_SUITE_VALIDATE' },
    idKey: 'task_suite_id',
    create(item) {
      const row = create(world, item);
      const filledIn = overlapPair(row.overlap);
      return { id: row.id, presented: presentTaskSuite(world, row), filledIn };
    },
  };
}

const suites: UploadKind = {
  shape: shapes.taskSuite,
  tasksIn,
  refusePool(pool) {
    if (pool.kind === 'training' || pool.spec.mixer_config) {
      throw conflict(
        'CONFLICT_STATE',
        `The pool ${pool.id} mixes its suites itself: post tasks, not task suites.`,
      );
    }
  },
};

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
  const patch = checkBody(body, how.exact ? shapes.taskSuitePatch : shapes.taskSuiteOverlapPatch);
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
    ...(row.automerged === true && { automerged: true }),
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

function create(world: World, item: JsonObject): TaskSuiteRow {
  const pool = poolOfItem(world, item);
  const id = nextPoolItemId(world, pool.id);
  const taskIds = tasksIn(item).map(({ task }) => createSuiteTask(world, task, pool, id).id);
  const order = item.issuing_order_override;
  const row: TaskSuiteRow = {
    id,
    poolId: pool.id,
    taskIds,
    mixed: false,
    overlap: overlapOf(item, pool, ({ spec }) => spec.defaults.default_overlap_for_new_task_suites),
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
    ...echoOf(task),
    created: world.date(),
    suiteId,
  };
  world.store.tasks.put(row);
  return row;
}

function tasksIn(item: JsonObject): readonly UploadedTask[] {
  if (!Array.isArray(item.tasks)) return [];
  return item.tasks.flatMap((task: unknown, index) =>
    isObject(task) ? [{ task, prefix: `tasks.${index}.` }] : [],
  );
}
