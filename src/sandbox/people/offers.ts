import { accessOf, type Access } from '../domain/access';
import { issueAssignment } from '../domain/assignments';
import { conflict } from '../domain/fault';
import { offerOf } from '../domain/mixing';
import { poolOf, presentPool } from '../domain/pools';
import type { AssignmentRow, PerformerRow, PoolRow } from '../domain/rows';
import { userPoolKey } from '../domain/store';
import type { JsonObject } from '../domain/validation';
import type { World } from '../domain/world';

/** Why a person gets nothing of a pool now. */
export interface Refusal {
  readonly code:
    'CLOSED' | 'RESTRICTED' | 'FILTERED' | 'TOO_MANY_ACTIVE' | 'TRAINING_REQUIRED' | 'NO_TASKS';
  readonly message: string;
  /** The training that opens the pool, where it can be done now. */
  readonly training_id?: string;
}

/** Open pools and trainings as one person finds them, the most urgent first. */
export function offersFor(world: World, person: PerformerRow): readonly JsonObject[] {
  const pools = [...world.store.pools.values()].filter(
    (pool) => pool.status === 'OPEN' || activeIn(world, person, pool) !== undefined,
  );
  return pools.sort(byPriority).map((pool) => {
    const active = activeIn(world, person, pool);
    const refusal = active ? undefined : refusalOf(world, person, pool);
    return {
      pool: presentPool(world, pool),
      ...(refusal ? { can_take: false, reason: refusal } : { can_take: true }),
      ...(active && { assignment_id: active.id }),
    };
  });
}

/** The suite in the person's hands, or the next one. Refused with the reason as error code. */
export function takeAssignment(world: World, person: PerformerRow, poolId: string): AssignmentRow {
  const pool = poolOf(world, poolId);
  const active = activeIn(world, person, pool);
  if (active) return active;
  const refusal = refusalOf(world, person, pool);
  if (refusal) throw conflict(refusal.code, refusal.message, refusal);
  const offer = offerOf(world, person.id, pool);
  const issued = offer.state === 'suite' ? issueAssignment(world, person, pool, offer) : undefined;
  if (issued) return issued;
  throw poolOf(world, poolId).lastCloseReason === 'ASSIGNMENTS_LIMIT_EXCEEDED'
    ? conflict('POOL_ASSIGNMENTS_COUNT_EXCEEDED', 'The pool has had all its assignments.')
    : conflict('NOT_ENOUGH_BALANCE', 'The balance does not cover another task suite.');
}

function activeIn(world: World, person: PerformerRow, pool: PoolRow): AssignmentRow | undefined {
  return world.store.assignments
    .by('userPool', userPoolKey(person.id, pool.id))
    .find(({ status }) => status === 'ACTIVE');
}

function refusalOf(world: World, person: PerformerRow, pool: PoolRow): Refusal | undefined {
  const access = accessOf(world, person, pool);
  if (access.state === 'train') {
    return {
      code: 'TRAINING_REQUIRED',
      message: `The training ${access.training.id} has to be done first.`,
      training_id: access.training.id,
    };
  }
  if (access.state === 'denied') return deniedReasons[access.reason];
  const offer = offerOf(world, person.id, pool);
  if (offer.state === 'suite') return undefined;
  const message =
    offer.state === 'later'
      ? 'Too few tasks for a full suite are left; a short one comes after a while.'
      : 'There are no tasks left for this person.';
  return { code: 'NO_TASKS', message };
}

type DeniedReason = Extract<Access, { readonly state: 'denied' }>['reason'];

const deniedReasons: Readonly<Record<DeniedReason, Refusal>> = {
  closed: { code: 'CLOSED', message: 'The pool is not open.' },
  banned: { code: 'RESTRICTED', message: 'A restriction keeps this person out of the pool.' },
  filter: { code: 'FILTERED', message: 'The filter of the pool does not let this person in.' },
  'not-among-best': {
    code: 'FILTERED',
    message: 'The pool prefers quality: it lets in the best rated people, or only so many at once.',
  },
  training: {
    code: 'TRAINING_REQUIRED',
    message: 'The pool needs a training that was not passed, or that is not open.',
  },
  'too-many-active': {
    code: 'TOO_MANY_ACTIVE',
    message: 'This person has as many suites of the project in hand as it allows.',
  },
};

function byPriority(a: PoolRow, b: PoolRow): number {
  return priorityOf(b) - priorityOf(a) || a.id.localeCompare(b.id);
}

function priorityOf(pool: PoolRow): number {
  return pool.kind === 'pool' ? (pool.spec.priority ?? 0) : 0;
}
