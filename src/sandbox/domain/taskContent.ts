import type { PoolRow, TaskKind, TaskRow } from './rows';
import type { JsonObject } from './validation';
import type { World } from './world';

/** How a posted task becomes a row, and how rows of tasks and suites show what they share. */

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

const traits = ['traits_all_of', 'traits_any_of', 'traits_none_of_any'];
const place = ['longitude', 'latitude'];

/** Posted fields that are given back as they came. */
export function echoOf(item: JsonObject): Pick<TaskRow, 'other'> {
  const keys = ['localization_config', ...traits, ...place];
  const other = Object.entries(item).filter(
    ([key, value]) => keys.includes(key) && value !== null && value !== undefined,
  );
  return other.length > 0 ? { other: Object.fromEntries(other) } : {};
}

/** Who may get it, and what is given back as it came. */
export function issuingOf(
  item: JsonObject,
): Pick<TaskRow, 'reservedFor' | 'unavailableFor' | 'other'> {
  return {
    ...(Array.isArray(item.reserved_for) && { reservedFor: item.reserved_for.map(String) }),
    ...(Array.isArray(item.unavailable_for) && {
      unavailableFor: item.unavailable_for.map(String),
    }),
    ...echoOf(item),
  };
}

/** Own overlap beats the pool's defaults; in a training it is endless unless it is said. */
export function overlapOf(
  item: JsonObject,
  pool: PoolRow,
  defaults: (pool: PoolRow & { readonly kind: 'pool' }) => number,
): number | null {
  if (item.infinite_overlap === true) return null;
  if (typeof item.overlap === 'number') return item.overlap;
  return pool.kind === 'training' ? null : defaults(pool);
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
