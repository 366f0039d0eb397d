import type { FieldSpecs } from '../../spec/model';
import type { BatchFlags, BatchKind } from './batches';
import { choices } from './choices';
import { conflict, PlatformFault, validationFault, type FieldFaults } from './fault';
import { ensureOpen, noteMovement } from './poolLife';
import { projectOfPool } from './projectVersions';
import type { PoolRow } from './rows';
import { kindOf } from './taskContent';
import {
  FaultCollector,
  isObject,
  validateFieldValues,
  type JsonObject,
  type Rule,
} from './validation';
import type { World } from './world';

/** One task of a posted item, and where it stands in it. */
export interface UploadedTask {
  readonly task: JsonObject;
  /** `tasks.0.` inside a suite, nothing for a task of its own. */
  readonly prefix: string;
}

/** What differs between posting tasks and posting task suites. */
export interface UploadKind {
  readonly shape: Rule;
  tasksIn(item: JsonObject): readonly UploadedTask[];
  /** Throws when a pool does not take such items, or not as many more of them. */
  refusePool(pool: PoolRow, more: number): void;
}

/** What tasks and task suites have in common when they are posted in batches. */
export function uploadSteps(
  world: World,
  kind: UploadKind,
): Pick<BatchKind, 'preflight' | 'check' | 'finish'> {
  return {
    preflight: (items, flags) => preflight(world, kind, items, flags),
    check: (item, flags) => check(world, kind, item, flags),
    finish: (items, flags) => finish(world, items, flags),
  };
}

/** The pool that a checked item is for. */
export function poolOfItem(world: World, item: JsonObject): PoolRow {
  const pool = world.store.pools.get(String(item.pool_id));
  if (!pool) throw new Error(`The pool ${String(item.pool_id)} went away while it was filled.`);
  return pool;
}

function preflight(
  world: World,
  kind: UploadKind,
  items: readonly JsonObject[],
  flags: BatchFlags,
): void {
  if (!flags.asyncMode && items.length > choices.syncTasksPerRequest) {
    const message = `At most ${choices.syncTasksPerRequest} items without async_mode`;
    throw validationFault({ '': { code: 'ARRAY_SIZE_GREATER_THAN_MAX', message } });
  }
  const tasks = items.flatMap((item) => kind.tasksIn(item).map(({ task }) => task));
  refuseBytes(tasks, 'input_values', choices.inputValuesBytes);
  refuseBytes(tasks, 'known_solutions', choices.outputValuesBytes);
  for (const { pool, count } of poolsOf(world, items)) {
    if (pool.status === 'ARCHIVED' || pool.status === 'LOCKED') {
      const message = `The pool ${pool.id} is ${pool.status} and takes no tasks.`;
      throw conflict('POOL_INAPPROPRIATE_STATUS', message);
    }
    kind.refusePool(pool, count);
  }
}

/** All values of one kind in a request together may have so many bytes. */
function refuseBytes(tasks: readonly JsonObject[], key: string, limit: number): void {
  const bytes = tasks.reduce((sum, { [key]: value }) => {
    return sum + (value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value)));
  }, 0);
  if (bytes <= limit) return;
  const message = `All ${key} of a request together may have ${limit} bytes; these have ${bytes}.`;
  throw new PlatformFault(413, 'ENTITY_TOO_LARGE', message);
}

function poolsOf(
  world: World,
  items: readonly JsonObject[],
): readonly { readonly pool: PoolRow; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { pool_id: id } of items) {
    // What is no id at all is found when the items are checked.
    if (typeof id !== 'string' && typeof id !== 'number') continue;
    counts.set(String(id), (counts.get(String(id)) ?? 0) + 1);
  }
  return [...counts].flatMap(([id, count]) => {
    const pool = world.store.pools.get(id);
    return pool ? [{ pool, count }] : [];
  });
}

function check(world: World, kind: UploadKind, item: JsonObject, flags: BatchFlags): FieldFaults {
  const faults = new FaultCollector();
  kind.shape(item, '', faults);
  if (faults.faults.pool_id) return faults.faults;
  const pool = world.store.pools.get(String(item.pool_id));
  if (!pool) {
    faults.add('pool_id', 'ENTITY_DOES_NOT_EXIST', `There is no pool ${String(item.pool_id)}`);
  }
  checkOverlap(item, pool, flags, faults);
  if (pool) checkPlace(world, item, pool, faults);
  for (const { task, prefix } of pool ? kind.tasksIn(item) : []) {
    if (pool) checkTask(world, task, pool, prefix, faults);
  }
  return faults.faults;
}

/** Number with `infinite_overlap` false, or nothing with true; pool defaults only when allowed. */
function checkOverlap(
  item: JsonObject,
  pool: PoolRow | undefined,
  flags: BatchFlags,
  faults: FaultCollector,
): void {
  const isGiven = item.overlap !== undefined && item.overlap !== null;
  if (item.infinite_overlap === true) {
    if (isGiven) faults.add('overlap', 'VALUE_NOT_ALLOWED', 'Endless overlap has no number');
  } else if (!isGiven && !flags.allowDefaults && pool?.kind !== 'training') {
    faults.add('overlap', 'VALUE_REQUIRED', 'A value is needed, or allow_defaults=true');
  }
}

/** Where tasks are chosen on a map, every suite has its place. */
function checkPlace(world: World, item: JsonObject, pool: PoolRow, faults: FaultCollector): void {
  const project = world.store.projects.get(pool.projectId);
  if (project?.spec.assignments_issuing_type !== 'MAP_SELECTOR' || item.tasks === undefined) return;
  for (const name of ['longitude', 'latitude']) {
    if (item[name] === undefined || item[name] === null) {
      faults.add(name, 'VALUE_REQUIRED', 'A suite of a map project has its place');
    }
  }
}

/** `input_values`, `known_solutions` and the rest of one task against the project's fields. */
function checkTask(
  world: World,
  task: JsonObject,
  pool: PoolRow,
  prefix: string,
  faults: FaultCollector,
): void {
  const project = projectOfPool(world, pool);
  if (!project) return;
  const { input_spec: input, output_spec: output } = project.task_spec;
  validateFieldValues(task.input_values ?? {}, input, `${prefix}input_values`, faults);
  for (const key of ['known_solutions', 'baseline_solutions']) {
    checkSolutions(task[key], output, `${prefix}${key}`, faults);
  }
  if (pool.kind === 'pool' && pool.spec.reward_per_assignment === 0) {
    if (kindOf(task, pool) === 'main') {
      const message = 'A pool that pays nothing takes control and training tasks only';
      faults.add(`${prefix}known_solutions`, 'VALUE_REQUIRED', message);
    }
  }
}

/** Output values of solutions against the project's fields; what is not judged may be left out. */
export function checkSolutions(
  solutions: unknown,
  output: FieldSpecs,
  path: string,
  faults: FaultCollector,
): void {
  if (!Array.isArray(solutions)) return;
  const lenient = Object.fromEntries(
    Object.entries(output).map(([name, spec]) => [name, { ...spec, required: false }]),
  );
  solutions.forEach((solution: unknown, index) => {
    if (!isObject(solution) || !isObject(solution.output_values)) return;
    const at = `${path}.${index}.output_values`;
    validateFieldValues(solution.output_values, lenient, at, faults);
  });
}

/** Tells the pools that they have more to do, and opens them where asked. */
function finish(world: World, items: readonly JsonObject[], flags: BatchFlags): void {
  for (const { pool } of poolsOf(world, items)) {
    noteMovement(world, pool.id);
    if (flags.openPool) ensureOpen(world, pool.id);
  }
}
