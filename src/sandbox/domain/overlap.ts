import { conflict } from './fault';
import { ensureOpen, noteMovement } from './poolLife';
import type { TaskRow, TaskSuiteRow } from './rows';
import type { JsonObject } from './validation';
import type { World } from './world';

type Unit = TaskRow | TaskSuiteRow;

export interface OverlapChange {
  readonly patch: JsonObject;
  /** Refuse a number below what is given out, or take the lowest possible. */
  readonly exact: boolean;
  readonly openPool: boolean;
}

/** The overlap a patch gives a task or suite; null is endless. The caller puts the row. */
export function changeOverlap(world: World, unit: Unit, change: OverlapChange): number | null {
  const { patch, exact, openPool } = change;
  const wanted = wantedOverlap(unit, patch);
  if (wanted === unit.overlap) {
    if (openPool) ensureOpen(world, unit.poolId);
    return wanted;
  }
  const taken = world.progress.taken(unit.id);
  if (wanted !== null && wanted < taken && exact) {
    throw conflict(
      'ASSIGNMENTS_COUNT_CONFLICT',
      `${taken} copies of ${unit.id} are given out already.`,
    );
  }
  const overlap = wanted === null ? null : Math.max(wanted, taken);
  putOverlap(world, unit, overlap);
  if (openPool) ensureOpen(world, unit.poolId);
  return overlap;
}

/** Adds to the overlap, as quality rules do; endless ones and the lowest possible stay. */
export function addToOverlap(world: World, unit: Unit, delta: number): void {
  if (unit.overlap === null) return;
  const taken = world.progress.taken(unit.id);
  putOverlap(world, unit, Math.max(taken, unit.overlap + delta));
}

function wantedOverlap(unit: Unit, patch: JsonObject): number | null {
  if (patch.infinite_overlap === true) return null;
  return typeof patch.overlap === 'number' ? patch.overlap : unit.overlap;
}

function putOverlap(world: World, unit: Unit, overlap: number | null): void {
  if ('taskIds' in unit) world.store.taskSuites.put({ ...unit, overlap });
  else world.store.tasks.put({ ...unit, overlap });
  noteMovement(world, unit.poolId);
}
