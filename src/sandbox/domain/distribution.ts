import { parsePlatformDate } from '../time/dates';
import { day } from './choices';
import type { PoolRow } from './rows';
import { userPoolKey } from './store';
import type { World } from './world';

/** How often a special task comes, by how many tasks a person has had. */
export interface DistributionFunction {
  /** Which tasks are counted: those of the pool, or of all pools of its project. */
  readonly scope?: 'POOL' | 'PROJECT';
  /** Only tasks of so many days back are counted. */
  readonly window_days?: number;
  readonly intervals: readonly {
    readonly from?: number;
    readonly to?: number;
    readonly frequency: number;
  }[];
}

/**
 * How many of the next `size` positions are special when `done` tasks lie behind. Inside an interval
 * every `frequency`-th position is, starting with the first.
 */
export function specialPositions(
  distribution: DistributionFunction,
  done: number,
  size: number,
): number {
  let special = 0;
  for (let position = done + 1; position <= done + size; position++) {
    if (isSpecial(distribution, position)) special += 1;
  }
  return special;
}

/** Whether the task at this place, counted from 1, is a special one. */
export function isSpecial(distribution: DistributionFunction, position: number): boolean {
  const interval = distribution.intervals.find(
    ({ from, to }) => position >= (from ?? 1) && position <= (to ?? Number.POSITIVE_INFINITY),
  );
  return interval !== undefined && (position - (interval.from ?? 1)) % interval.frequency === 0;
}

/** Tasks that a person was given and that the function counts, those in hand among them. */
export function countedTasks(
  world: World,
  userId: string,
  pool: PoolRow,
  { scope, window_days: window }: DistributionFunction,
): number {
  const pools = scope === 'PROJECT' ? world.store.pools.by('project', pool.projectId) : [pool];
  const since = window === undefined ? 0 : world.clock.now() - window * day;
  return pools.reduce((sum, item) => sum + countedIn(world, userId, item, since), 0);
}

function countedIn(world: World, userId: string, pool: PoolRow, since: number): number {
  const { given } = world.progress.person(userId, pool.id);
  // Looking at every suite costs; it is not needed where none can be too old.
  if (given === 0 || (parsePlatformDate(pool.created) ?? 0) >= since) return given;
  return world.store.assignments
    .by('userPool', userPoolKey(userId, pool.id))
    .filter(({ createdAt }) => createdAt >= since)
    .reduce((sum, { taskIds }) => sum + taskIds.length, 0);
}
