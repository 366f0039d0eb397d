import { toPlatformDate } from '../time/dates';
import { choices, day } from './choices';
import type { Assessment } from './events';
import { conflict, missing } from './fault';
import { nextPoolItemId } from './ids';
import type { Offer } from './mixing';
import { closeWith } from './poolLife';
import { trainingSeconds } from './pools';
import { freeBalance, ownerOf, pay } from './requester';
import type { AssignmentRow, PerformerRow, PoolRow, SolutionRow, Verdict } from './rows';
import { skillValue } from './skills';
import { presentSuiteTask } from './tasks';
import { checkBody, shapes, type JsonObject } from './validation';
import type { World } from './world';

type SuiteOffer = Extract<Offer, { state: 'suite' }>;

/**
 * Gives a suite to a person. Undefined when the balance does not cover it, or the pool has had all
 * the assignments that it may have: the pool closes.
 */
export function issueAssignment(
  world: World,
  performer: PerformerRow,
  pool: PoolRow,
  offer: SuiteOffer,
): AssignmentRow | undefined {
  if (world.store.assignments.countBy('pool', pool.id) >= choices.assignmentsPerPool) {
    closeWith(world, pool, 'ASSIGNMENTS_LIMIT_EXCEEDED');
    return undefined;
  }
  const reward = rewardFor(world, performer.id, pool);
  if (reward > freeBalance(world)) {
    closeWith(world, pool, 'NOT_ENOUGH_BALANCE');
    return undefined;
  }
  const now = world.clock.now();
  const assignment: AssignmentRow = {
    id: nextPoolItemId(world, pool.id),
    poolId: pool.id,
    // A mixed suite is what its assignment says of it: see `SuiteTable`.
    suiteId: offer.suiteId ?? nextPoolItemId(world, pool.id),
    userId: performer.id,
    status: 'ACTIVE',
    reward,
    taskIds: offer.taskIds,
    mixed: offer.suiteId === undefined,
    createdAt: now,
    dueAt: now + durationOf(pool) * 1000,
    captchas: [],
    verdicts: [],
  };
  world.store.assignments.put(assignment);
  world.announce({ type: 'assignment-issued', assignment });
  return assignment;
}

export interface Submission {
  readonly solutions: readonly SolutionRow[];
  readonly firstAttempts?: readonly SolutionRow[];
  readonly captchas: readonly boolean[];
}

/** Takes the answers; pools that accept by themselves do so at once, others wait for a verdict. */
export function submitAssignment(
  world: World,
  id: string,
  { solutions, firstAttempts, captchas }: Submission,
): void {
  const before = assignmentOf(world, id);
  const submitted: AssignmentRow = {
    ...before,
    status: 'SUBMITTED',
    solutions,
    ...(firstAttempts && { firstAttempts }),
    captchas,
    submittedAt: world.clock.now(),
  };
  world.store.assignments.put(submitted);
  const pool = world.store.pools.get(before.poolId);
  if (pool?.kind === 'pool' && pool.spec.auto_accept_solutions === false) {
    planAutoAccept(world, submitted, pool.spec.auto_accept_period_day ?? choices.reviewDays);
    world.announce({ type: 'assignment-submitted', assignment: submitted });
    return;
  }
  const accepted = putVerdict(world, submitted, { status: 'ACCEPTED', by: 'auto' });
  world.announce({ type: 'assignment-submitted', assignment: accepted });
  announceVerdict(world, accepted, 'ACCEPT');
}

/** The person refuses the suite: it goes to others, never back to them. */
export function skipAssignment(world: World, id: string): void {
  const assignment = { ...assignmentOf(world, id), status: 'SKIPPED' as const };
  const skipped = { ...assignment, skippedAt: world.clock.now() };
  world.store.assignments.put(skipped);
  world.announce({ type: 'assignment-skipped', assignment: skipped });
  world.announce({ type: 'work-added', poolId: skipped.poolId });
}

/** Its time ran out, or the person left it. */
export function expireAssignment(world: World, id: string): void {
  const assignment = { ...assignmentOf(world, id), status: 'EXPIRED' as const };
  const expired = { ...assignment, expiredAt: world.clock.now() };
  world.store.assignments.put(expired);
  world.announce({ type: 'assignment-expired', assignment: expired });
  world.announce({ type: 'work-added', poolId: expired.poolId });
}

/** The requester's PATCH: a verdict, a comment, or both. */
export function patchAssignment(world: World, id: string, body: unknown): AssignmentRow {
  const patch = checkBody(body, shapes.assignmentPatch);
  const before = assignmentOf(world, id);
  const comment = typeof patch.public_comment === 'string' ? patch.public_comment : undefined;
  const commented = comment === undefined ? before : { ...before, publicComment: comment };
  if (typeof patch.status !== 'string') {
    world.store.assignments.put(commented);
    return commented;
  }
  refuseVerdict(world, before, patch.status as Verdict['status']);
  return judge(world, commented, { status: patch.status as Verdict['status'], by: 'requester' });
}

/** Applies a verdict that is known to be allowed, and tells everybody. */
export function judge(
  world: World,
  before: AssignmentRow,
  verdict: Pick<Verdict, 'status' | 'by'>,
): AssignmentRow {
  const judged = putVerdict(world, before, verdict);
  announceVerdict(world, judged, assessmentOf(before, verdict.status));
  return judged;
}

export function assignmentOf(world: World, id: string): AssignmentRow {
  const row = world.store.assignments.get(id);
  if (!row) throw missing('assignment', id);
  return row;
}

/** Unjudged assignments are accepted by the system when the pool's review time is over. */
export function planAutoAccept(world: World, assignment: AssignmentRow, days: number): void {
  const due = (assignment.submittedAt ?? assignment.createdAt) + days * day;
  world.agenda.plan(due, 'calendar', () => {
    const now = world.store.assignments.get(assignment.id);
    if (now?.status === 'SUBMITTED') judge(world, now, { status: 'ACCEPTED', by: 'deadline' });
  });
}

export function presentAssignment(world: World, row: AssignmentRow): JsonObject {
  const bonuses = world.store.userBonuses.by('assignment', row.id).map(({ id }) => id);
  return {
    id: row.id,
    task_suite_id: row.suiteId,
    pool_id: row.poolId,
    user_id: row.userId,
    status: row.status,
    reward: row.reward,
    tasks: row.taskIds.flatMap((id) => {
      const task = world.store.tasks.get(id);
      return task ? [presentSuiteTask(task)] : [];
    }),
    ...(row.solutions && { solutions: row.solutions }),
    ...(row.firstAttempts && { first_declined_solution_attempt: row.firstAttempts }),
    mixed: row.mixed,
    ...(row.automerged === true && { automerged: true }),
    ...(bonuses.length > 0 && { bonus_ids: bonuses }),
    ...presentTimes(row),
    owner: ownerOf(world),
    ...(row.publicComment !== undefined && { public_comment: row.publicComment }),
  };
}

/** When each thing happened to it, by the platform's names; one in hand shows when it is due. */
export const assignmentTimes = {
  created: (row) => row.createdAt,
  submitted: (row) => row.submittedAt,
  accepted: (row) => (row.status === 'ACCEPTED' ? row.acceptedAt : undefined),
  rejected: (row) => row.rejectedAt,
  skipped: (row) => row.skippedAt,
  expired: (row) => (row.status === 'ACTIVE' ? row.dueAt : row.expiredAt),
} as const satisfies Readonly<Record<string, (row: AssignmentRow) => number | undefined>>;

function presentTimes(row: AssignmentRow): JsonObject {
  return Object.fromEntries(
    Object.entries(assignmentTimes).flatMap(([key, timeOf]) => {
      const time = timeOf(row);
      return time === undefined ? [] : [[key, toPlatformDate(time)]];
    }),
  );
}

export function durationOf(pool: PoolRow): number {
  return pool.kind === 'pool'
    ? pool.spec.assignment_max_duration_seconds
    : trainingSeconds(pool.spec);
}

/** Fixed when issued: by the interval the person's skill lies in, else the pool's price. */
function rewardFor(world: World, userId: string, pool: PoolRow): number {
  if (pool.kind === 'training') return 0;
  const { dynamic_pricing_config: pricing, reward_per_assignment: base } = pool.spec;
  const value = pricing && skillValue(world, userId, pricing.skill_id);
  if (value === undefined) return base;
  const interval = pricing?.intervals.find(
    ({ from, to }) => value >= (from ?? 0) && value <= (to ?? 100),
  );
  return interval?.reward_per_assignment ?? base;
}

/** SUBMITTED to ACCEPTED or REJECTED, and REJECTED to ACCEPTED; nothing else. */
function refuseVerdict(world: World, row: AssignmentRow, wanted: Verdict['status']): void {
  const pool = world.store.pools.get(row.poolId);
  const appropriate = wanted === 'ACCEPTED' ? ['SUBMITTED', 'REJECTED'] : ['SUBMITTED'];
  if (appropriate.includes(row.status) && pool?.status !== 'ARCHIVED') return;
  const state = pool?.status === 'ARCHIVED' ? 'in an archived pool' : row.status;
  throw conflict('INAPPROPRIATE_STATUS', `The assignment ${row.id} is ${state}.`, {
    appropriate_statuses: appropriate,
  });
}

function putVerdict(
  world: World,
  before: AssignmentRow,
  { status, by }: Pick<Verdict, 'status' | 'by'>,
): AssignmentRow {
  const now = world.clock.now();
  const judged: AssignmentRow = {
    ...before,
    status,
    ...(status === 'ACCEPTED' ? { acceptedAt: now } : { rejectedAt: now }),
    verdicts: [...before.verdicts, { status, by, at: toPlatformDate(now) }],
  };
  world.store.assignments.put(judged);
  if (status === 'ACCEPTED' && judged.reward > 0) pay(world, judged.reward);
  return judged;
}

function assessmentOf(before: AssignmentRow, status: Verdict['status']): Assessment {
  if (status === 'REJECTED') return 'REJECT';
  return before.status === 'REJECTED' ? 'ACCEPT_AFTER_REJECT' : 'ACCEPT';
}

function announceVerdict(world: World, assignment: AssignmentRow, assessment: Assessment): void {
  world.announce({ type: 'assignment-judged', assignment, assessment });
}
