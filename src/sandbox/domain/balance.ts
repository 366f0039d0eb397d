import { passesFilter, type FilterSubject } from '../filters';
import type { SpeedQualityBalance } from '../../spec/model';
import type { PerformerRow, RegularPoolRow } from './rows';
import type { World } from './world';

/** How the pool's filter sees a person. */
export type Look = (performer: PerformerRow) => FilterSubject;

/**
 * `speed_quality_balance`: a pool that prefers quality lets in the best share of those whom its
 * filter lets in, or so many people at once. The platform does not publish how it measures a
 * person's quality; the sandbox takes their rating.
 */
export function isAmongTheBest(
  world: World,
  performer: PerformerRow,
  pool: RegularPoolRow,
  look: Look,
): boolean {
  const balance = pool.spec.speed_quality_balance;
  if (!balance) return true;
  return balance.type === 'TOP_PERCENTAGE_BY_QUALITY'
    ? isInTopShare(world, performer, pool, balance, look)
    : hasRoom(world, pool, balance);
}

function isInTopShare(
  world: World,
  performer: PerformerRow,
  pool: RegularPoolRow,
  { percent }: SpeedQualityBalance,
  look: Look,
): boolean {
  if (percent === undefined || percent >= 100) return true;
  let [all, better] = [0, 0];
  for (const other of world.store.performers.values()) {
    if (!passesFilter(pool.spec.filter, look(other))) continue;
    all += 1;
    if (other.profile.rating > performer.profile.rating) better += 1;
  }
  // Equals of the last one who is in are in as well.
  return better < Math.ceil((all * percent) / 100);
}

/** As many suites in hands at a time as people are wanted; others wait until one is done. */
function hasRoom(world: World, pool: RegularPoolRow, { count }: SpeedQualityBalance): boolean {
  return count === undefined || world.progress.of(pool.id).counts.ACTIVE < count;
}

/** Where people wait for room, a suite that is done makes some. */
export function watchRoom(world: World): void {
  world.listen((event) => {
    if (event.type !== 'assignment-submitted') return;
    const pool = world.store.pools.get(event.assignment.poolId);
    const balance = pool?.kind === 'pool' ? pool.spec.speed_quality_balance : undefined;
    if (balance?.type !== 'BEST_CONCURRENT_USERS_BY_QUALITY') return;
    world.announce({ type: 'work-added', poolId: event.assignment.poolId });
  });
}
