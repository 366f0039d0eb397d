import type { FieldSpecs } from '../../spec/model';
import { choices } from './choices';
import { conflict, PlatformFault, validationFault } from './fault';
import { ensureOpen, noteMovement } from './poolLife';
import type { BatchFlags } from './batches';
import type { PoolRow, TaskKind, TaskRow } from './rows';
import { isObject, validateFieldValues, type FaultCollector, type JsonObject } from './validation';
import type { World } from './world';

/** What tasks and task suites have in common when they are posted. */

/** The pool of every item, as far as it exists; refuses the request for pools in a wrong state. */
export function poolsOfItems(world: World, items: readonly JsonObject[]): readonly PoolRow[] {
  const ids = new Set(items.map((item) => String(item.pool_id)));
  const pools = [...ids].flatMap((id) => world.store.pools.get(id) ?? []);
  for (const pool of pools) {
    if (pool.status === 'ARCHIVED' || pool.status === 'LOCKED') {
      const message = `The pool ${pool.id} is ${pool.status} and takes no tasks.`;
      throw conflict('POOL_INAPPROPRIATE_STATUS', message);
    }
  }
  return pools;
}

export function refuseTooMany(items: readonly JsonObject[], flags: BatchFlags): void {
  if (!flags.asyncMode && items.length > choices.syncTasksPerRequest) {
    const message = `At most ${choices.syncTasksPerRequest} items without async_mode`;
    throw validationFault({ '': { code: 'ARRAY_SIZE_GREATER_THAN_MAX', message } });
  }
}

/** Refuses a request whose values are too many bytes; `values` are what is counted. */
export function refuseTooBig(
  inputValues: readonly unknown[],
  outputValues: readonly unknown[],
): void {
  refuseBytes(inputValues, choices.inputValuesBytes, 'input_values');
  refuseBytes(outputValues, choices.outputValuesBytes, 'output_values');
}

function refuseBytes(values: readonly unknown[], limit: number, name: string): void {
  const bytes = values.reduce<number>(
    (sum, value) => sum + (value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value))),
    0,
  );
  if (bytes > limit) {
    const message = `All ${name} of a request together may have ${limit} bytes; these have ${bytes}.`;
    throw new PlatformFault(413, 'ENTITY_TOO_LARGE', message);
  }
}

export function checkPool(
  world: World,
  item: JsonObject,
  faults: FaultCollector,
): PoolRow | undefined {
  if (item.pool_id === undefined || item.pool_id === null) {
    faults.add('pool_id', 'VALUE_REQUIRED', 'A value is needed');
    return undefined;
  }
  const id = idText(item.pool_id);
  const pool = world.store.pools.get(id);
  if (!pool) faults.add('pool_id', 'ENTITY_DOES_NOT_EXIST', `There is no pool ${id}`);
  return pool;
}

/** Ids come as text; a number is read as one. */
function idText(id: unknown): string {
  return typeof id === 'string' ? id : JSON.stringify(id);
}

/** Number with `infinite_overlap` false, or nothing with true; pool defaults only when allowed. */
export function checkOverlap(
  item: JsonObject,
  pool: PoolRow | undefined,
  flags: BatchFlags,
  faults: FaultCollector,
): void {
  const { overlap } = item;
  const given = overlap !== undefined && overlap !== null;
  if (item.infinite_overlap === true) {
    if (given) faults.add('overlap', 'VALUE_NOT_ALLOWED', 'Endless overlap has no number');
    return;
  }
  if (!given) {
    if (!flags.allowDefaults && pool?.kind !== 'training') {
      faults.add('overlap', 'VALUE_REQUIRED', 'A value is needed, or allow_defaults=true');
    }
    return;
  }
  const { min, max } = choices.overlap;
  if (!Number.isInteger(overlap)) {
    faults.add('overlap', 'INTEGER_EXPECTED', 'A whole number is expected');
  } else if (Number(overlap) < min || Number(overlap) > max) {
    const message = `The value must lie between ${min} and ${max}`;
    faults.add('overlap', 'VALUE_OUT_OF_BOUNDS', message, [min, max]);
  }
}

/** `input_values`, `known_solutions` and the rest of one task against the project's fields. */
export function checkContent(
  world: World,
  task: JsonObject,
  pool: PoolRow,
  prefix: string,
  faults: FaultCollector,
): void {
  const project = world.store.projects.get(pool.projectId);
  if (!project) return;
  const { input_spec: input, output_spec: output } = project.spec.task_spec;
  validateFieldValues(task.input_values ?? {}, input, `${prefix}input_values`, faults);
  for (const key of ['known_solutions', 'baseline_solutions']) {
    checkSolutions(task[key], output, `${prefix}${key}`, faults);
  }
}

function checkSolutions(
  solutions: unknown,
  output: FieldSpecs,
  path: string,
  faults: FaultCollector,
): void {
  if (solutions === undefined || solutions === null) return;
  if (!Array.isArray(solutions)) {
    faults.add(path, 'ARRAY_EXPECTED', 'An array is expected');
    return;
  }
  // A known solution may leave out fields that are not judged.
  const lenient = Object.fromEntries(
    Object.entries(output).map(([name, spec]) => [name, { ...spec, required: false }]),
  );
  solutions.forEach((solution: unknown, index) => {
    const at = `${path}.${index}.output_values`;
    if (isObject(solution) && isObject(solution.output_values)) {
      validateFieldValues(solution.output_values, lenient, at, faults);
    } else faults.add(at, 'VALUE_REQUIRED', 'A value is needed');
  });
}

/** General, control or training: by what the task knows, and by where it is. */
export function kindOf(task: JsonObject, pool: PoolRow): TaskKind {
  const known = Array.isArray(task.known_solutions) && task.known_solutions.length > 0;
  if (!known) return 'main';
  const hint = task.message_on_unknown_solution;
  const hinted = typeof hint === 'string' && hint !== '';
  return hinted || pool.kind === 'training' ? 'training' : 'golden';
}

type Content = Pick<
  TaskRow,
  'kind' | 'inputValues' | 'knownSolutions' | 'hint' | 'baselineSolutions'
>;

export function contentOf(task: JsonObject, pool: PoolRow): Content {
  const hint = task.message_on_unknown_solution;
  return {
    kind: kindOf(task, pool),
    inputValues: (task.input_values ?? {}) as TaskRow['inputValues'],
    ...(Array.isArray(task.known_solutions) && {
      knownSolutions: task.known_solutions as NonNullable<TaskRow['knownSolutions']>,
    }),
    ...(typeof hint === 'string' && { hint }),
    ...(Array.isArray(task.baseline_solutions) && {
      baselineSolutions: task.baseline_solutions as NonNullable<TaskRow['baselineSolutions']>,
    }),
  };
}

const echoed = ['localization_config', 'traits_all_of', 'traits_any_of', 'traits_none_of_any'];
const echoedSuiteOnly = ['longitude', 'latitude'];

/** Who may get it, and what is given back as it came. */
export function issuingOf(
  item: JsonObject,
): Pick<TaskRow, 'reservedFor' | 'unavailableFor' | 'other'> {
  const other = Object.fromEntries(
    Object.entries(item).filter(
      ([key, value]) =>
        value !== null && value !== undefined && [...echoed, ...echoedSuiteOnly].includes(key),
    ),
  );
  return {
    ...(Array.isArray(item.reserved_for) && { reservedFor: item.reserved_for.map(String) }),
    ...(Array.isArray(item.unavailable_for) && {
      unavailableFor: item.unavailable_for.map(String),
    }),
    ...(Object.keys(other).length > 0 && { other }),
  };
}

/** The overlap pair of an answer: a number with false, or nothing with true. */
export function overlapPair(overlap: number | null): JsonObject {
  return overlap === null ? { infinite_overlap: true } : { overlap, infinite_overlap: false };
}

/** The same, with what is left of a finite one. */
export function presentOverlap(
  world: World,
  unit: Pick<TaskRow, 'id' | 'poolId' | 'overlap'>,
): JsonObject {
  const pair = overlapPair(unit.overlap);
  if (unit.overlap === null) return pair;
  return { ...pair, remaining_overlap: world.progress.remaining(unit) };
}

/** Tells the pools that they have more to do, and opens them where asked. */
export function finishUpload(world: World, items: readonly JsonObject[], flags: BatchFlags): void {
  for (const pool of poolsOfItems(world, items)) {
    noteMovement(world, pool.id);
    if (flags.openPool) ensureOpen(world, pool.id);
  }
}
