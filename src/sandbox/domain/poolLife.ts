import type { CloseReason } from '../../spec/model';
import { parsePlatformDate } from '../time/dates';
import { choices, day, minute } from './choices';
import { conflict } from './fault';
import { recordOperation } from './operations';
import { copyPool, expiryOf, inappropriate, poolOf } from './pools';
import { freeBalance } from './requester';
import type { OperationRow, PoolRow } from './rows';
import type { World } from './world';

/** An action on a pool: the operation it became, or undefined when there was nothing to do. */
type Outcome = OperationRow | undefined;

/** CLOSED to OPEN. Opens whatever can be worked on; the platform's reasons to refuse are 409s. */
export function openPool(world: World, id: string): Outcome {
  const pool = poolOf(world, id);
  if (pool.status === 'OPEN') return undefined;
  refuseOpening(world, pool);
  reopen(world, pool);
  return operation(world, pool, 'OPEN');
}

export function closePool(world: World, id: string): Outcome {
  const pool = poolOf(world, id);
  if (pool.status === 'CLOSED') return undefined;
  if (pool.status !== 'OPEN') throw inappropriate(pool, ['OPEN']);
  closeWith(world, pool, 'MANUAL');
  return operation(world, pool, 'CLOSE');
}

/** Shuts a pool for editing; it opens again by itself, without the checks of opening. */
export function closePoolForUpdate(world: World, id: string): Outcome {
  const pool = poolOf(world, id);
  if (pool.status === 'CLOSED') return undefined;
  if (pool.status !== 'OPEN') throw inappropriate(pool, ['OPEN']);
  closeWith(world, pool, 'FOR_UPDATE');
  planReopening(world, poolOf(world, id));
  return operation(world, pool, 'CLOSE');
}

export function archivePool(world: World, id: string): Outcome {
  const pool = poolOf(world, id);
  if (pool.status === 'ARCHIVED') return undefined;
  if (pool.status !== 'CLOSED') throw inappropriate(pool, ['CLOSED']);
  refuseArchiving(world, pool);
  world.store.pools.put({ ...pool, status: 'ARCHIVED' });
  return operation(world, pool, 'ARCHIVE');
}

export function clonePool(world: World, id: string): OperationRow {
  const source = poolOf(world, id);
  const copy = copyPool(world, source);
  const key = idKey(source);
  return recordOperation(
    world,
    { type: `${prefix(source)}.CLONE`, parameters: { [key]: id } },
    { details: { [key]: copy.id } },
  );
}

/** What a request or rule with `open_pool` asks for: no operation, and no refusal when it is open. */
export function ensureOpen(world: World, id: string): void {
  const pool = poolOf(world, id);
  if (pool.status === 'CLOSED') {
    refuseOpening(world, pool);
    reopen(world, pool);
  }
}

export function closeWith(world: World, pool: PoolRow, reason: CloseReason): void {
  const closed: PoolRow = {
    ...pool,
    status: 'CLOSED',
    lastCloseReason: reason,
    lastStopped: world.date(),
  };
  world.store.pools.put(closed);
  world.announce({ type: 'pool-closed', pool: closed });
}

/** Plans what the dates of an open pool ask for. Called at opening and after a restart. */
export function planDates(world: World, pool: PoolRow): void {
  const expiry = expiryOf(pool);
  if (expiry !== undefined && pool.status === 'OPEN') {
    world.agenda.plan(expiry, 'calendar', () => expire(world, pool.id));
  }
  if (pool.status === 'CLOSED' && pool.lastCloseReason === 'FOR_UPDATE') {
    planReopening(world, pool);
  }
}

/** Says that a pool has more to do; a finished one starts its countdown anew. */
export function noteMovement(world: World, poolId: string): void {
  const pool = poolOf(world, poolId);
  world.store.pools.put({ ...pool, lastMovement: world.clock.now() });
  world.announce({ type: 'work-added', poolId });
}

function reopen(world: World, pool: PoolRow): void {
  const open: PoolRow = {
    ...pool,
    status: 'OPEN',
    openings: pool.openings + 1,
    lastStarted: world.date(),
    lastMovement: world.clock.now(),
  };
  world.store.pools.put(open);
  planDates(world, open);
  world.announce({ type: 'pool-opened', pool: open });
}

function expire(world: World, poolId: string): void {
  const pool = world.store.pools.get(poolId);
  const expiry = pool && expiryOf(pool);
  // An edit may have moved the date since this was planned.
  if (pool?.status !== 'OPEN' || expiry === undefined || expiry > world.clock.now()) return;
  closeWith(world, pool, 'EXPIRED');
}

function planReopening(world: World, { id, lastStopped }: PoolRow): void {
  const closed = parsePlatformDate(lastStopped ?? '') ?? world.clock.now();
  world.agenda.plan(closed + choices.updateMinutes * minute, 'calendar', () => {
    const pool = world.store.pools.get(id);
    if (pool?.status !== 'CLOSED' || pool.lastCloseReason !== 'FOR_UPDATE') return;
    // Who opened it by hand and closed it for another update has planned that one's end, too.
    if (pool.lastStopped === lastStopped) reopen(world, pool);
  });
}

function refuseOpening(world: World, pool: PoolRow): void {
  if (pool.status === 'ARCHIVED' || pool.status === 'LOCKED') throw inappropriate(pool, ['CLOSED']);
  if (world.store.projects.get(pool.projectId)?.status !== 'ACTIVE') {
    throw conflict('PROJECT_INAPPROPRIATE_STATUS', `The project ${pool.projectId} is archived.`);
  }
  const { store } = world;
  if (store.tasks.countBy('pool', pool.id) + store.taskSuites.countBy('pool', pool.id) === 0) {
    throw conflict('EMPTY_POOL', `The pool ${pool.id} has no tasks.`);
  }
  const expiry = expiryOf(pool);
  if (expiry !== undefined && expiry <= world.clock.now()) {
    throw conflict('CONFLICT_STATE', `The pool ${pool.id} has expired: move will_expire ahead.`);
  }
  if (pool.kind === 'pool' && freeBalance(world) < pool.spec.reward_per_assignment) {
    throw conflict('NOT_ENOUGH_BALANCE', 'The balance does not cover a single task suite.');
  }
}

function refuseArchiving(world: World, pool: PoolRow): void {
  const { counts } = world.progress.of(pool.id);
  if (counts.SUBMITTED > 0) {
    const message = `${counts.SUBMITTED} assignments of the pool ${pool.id} wait for a verdict.`;
    throw conflict('SUBMITTED_ASSIGNMENTS_CONFLICT', message);
  }
  const appealsEnd = lastRejection(world, pool.id) + choices.appealDays * day;
  if (appealsEnd > world.clock.now()) {
    const message = `Rejected performers can appeal for ${choices.appealDays} days.`;
    throw conflict('THERE_IS_REJECTED_ASSIGNMENT', message);
  }
  if (pool.kind === 'training') refuseLinkedPools(world, pool);
}

function refuseLinkedPools(world: World, training: PoolRow): void {
  const linked = world.store.pools
    .by('project', training.projectId)
    .filter((pool) => pool.kind === 'pool' && pool.status !== 'ARCHIVED')
    .filter((pool) => requiredTrainingOf(pool) === training.id);
  if (linked.length > 0) {
    const ids = linked.map((pool) => pool.id).join(', ');
    throw conflict('TRAINING_ARCHIVE_CONFLICT', `Pools that need this training: ${ids}.`);
  }
}

export function requiredTrainingOf(pool: PoolRow): string | undefined {
  if (pool.kind !== 'pool') return undefined;
  return pool.spec.quality_control?.training_requirement?.training_pool_id;
}

function lastRejection(world: World, poolId: string): number {
  let last = Number.NEGATIVE_INFINITY;
  if (world.progress.of(poolId).counts.REJECTED === 0) return last;
  for (const assignment of world.store.assignments.by('pool', poolId)) {
    if (assignment.status === 'REJECTED') last = Math.max(last, assignment.rejectedAt ?? last);
  }
  return last;
}

function operation(
  world: World,
  pool: PoolRow,
  action: 'OPEN' | 'CLOSE' | 'ARCHIVE',
): OperationRow {
  const parameters = { [idKey(pool)]: pool.id };
  return recordOperation(world, { type: `${prefix(pool)}.${action}`, parameters });
}

function prefix(pool: PoolRow): 'POOL' | 'TRAINING' {
  return pool.kind === 'pool' ? 'POOL' : 'TRAINING';
}

function idKey(pool: PoolRow): 'pool_id' | 'training_id' {
  return pool.kind === 'pool' ? 'pool_id' : 'training_id';
}
