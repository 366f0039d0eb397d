import { closeWith } from './poolLife';
import type { PoolRow } from './rows';
import type { World } from './world';

/**
 * Closes pools whose work is done: when every finite overlap is answered and nothing is in anybody's
 * hands, `auto_close_after_complete_delay_seconds` later. New work in between starts it anew.
 */
export function watchCompletion(world: World): void {
  world.listen((event) => {
    switch (event.type) {
      case 'pool-opened':
        planClosing(world, event.pool.id);
        break;
      case 'work-added':
        planClosing(world, event.poolId);
        break;
      case 'assignment-submitted':
        planClosing(world, event.assignment.poolId);
        break;
      default:
    }
  });
}

/** For a pool that was open when the sandbox stopped. */
export function planClosing(world: World, poolId: string): void {
  const pool = world.store.pools.get(poolId);
  if (!isDone(world, pool)) return;
  const delay = (pool.spec.auto_close_after_complete_delay_seconds ?? 0) * 1000;
  const due = world.clock.now() + delay;
  world.agenda.plan(due, 'work', () => {
    const now = world.store.pools.get(poolId);
    if (isDone(world, now) && now.lastMovement + delay <= world.clock.now()) {
      closeWith(world, now, 'COMPLETED');
    }
  });
}

function isDone(
  world: World,
  pool: PoolRow | undefined,
): pool is PoolRow & { readonly kind: 'pool' } {
  if (pool?.kind !== 'pool' || pool.status !== 'OPEN') return false;
  // Endless tasks do not hold a pool open, yet a pool of nothing else has no end to reach.
  return world.progress.isComplete(pool.id) && world.progress.of(pool.id).asked > 0;
}
