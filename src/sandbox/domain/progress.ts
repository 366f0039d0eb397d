import type { AssignmentRow, AssignmentStatus, TaskRow, TaskSuiteRow } from './rows';
import { userPoolKey, type Store } from './store';

/** What hands out work: a task in pools with smart mixing, a suite elsewhere. */
type Unit = Pick<TaskRow | TaskSuiteRow, 'id' | 'poolId' | 'overlap'>;

interface UnitDelta {
  readonly taken: number;
  readonly answered: number;
}

type StatusCounts = Record<AssignmentStatus, number>;

interface PoolProgress {
  /** General tasks, or suites, that are still to be given to somebody, in creation order. */
  readonly open: Set<string>;
  readonly golden: Set<string>;
  readonly training: Set<string>;
  readonly endless: Set<string>;
  readonly counts: StatusCounts;
  /** Overlap asked for and taken, over finite general units. */
  asked: number;
  taken: number;
  answered: number;
  spent: number;
  reserved: number;
}

/**
 * Running sums over tasks and assignments, kept current by listening to the tables: how much of
 * each overlap is taken, what is left to issue in a pool, who has seen what. Nothing here is
 * stored; it grows again when rows are restored.
 */
export class Progress {
  readonly #pools = new Map<string, PoolProgress>();
  readonly #taken = new Map<string, number>();
  readonly #answered = new Map<string, number>();
  readonly #seen = new Map<string, Set<string>>();
  #reserved = 0;

  constructor(private readonly store: Store) {
    store.tasks.onChange((after, before) => this.#taskChanged(after, before));
    store.taskSuites.onChange((after, before) => {
      if (after?.mixed !== true && before?.mixed !== true) this.#unitChanged(after, before);
    });
    store.assignments.onChange((after, before) => this.#assignmentChanged(after, before));
  }

  /** Copies of a task or suite that are given out or answered; skipped and expired ones come back. */
  taken(unitId: string): number {
    return this.#taken.get(unitId) ?? 0;
  }

  /** Copies that came back with an answer. */
  answered(unitId: string): number {
    return this.#answered.get(unitId) ?? 0;
  }

  remaining(unit: Unit): number {
    if (unit.overlap === null) return Number.POSITIVE_INFINITY;
    return Math.max(0, unit.overlap - this.taken(unit.id));
  }

  of(poolId: string): Readonly<PoolProgress> {
    return this.#progress(poolId);
  }

  /** Tasks of a pool that a person was ever given. */
  seenBy(userId: string, poolId: string): ReadonlySet<string> {
    return this.#seen.get(userPoolKey(userId, poolId)) ?? nothing;
  }

  hasSeen(userId: string, poolId: string, taskId: string): boolean {
    return this.#seen.get(userPoolKey(userId, poolId))?.has(taskId) ?? false;
  }

  /** All finite general work is answered and nothing is in anybody's hands. */
  isComplete(poolId: string): boolean {
    const pool = this.#progress(poolId);
    return pool.open.size === 0 && pool.counts.ACTIVE === 0;
  }

  /** Share of the asked overlap that has been answered, 0 to 100. */
  completionPercentage(poolId: string): number {
    const pool = this.#progress(poolId);
    if (pool.asked === 0) return 0;
    return Math.min(100, Math.floor((100 * pool.answered) / pool.asked));
  }

  /** Rewards of suites that are in hand or wait for a verdict, US dollars. */
  get reserved(): number {
    return Math.max(0, this.#reserved);
  }

  #progress(poolId: string): PoolProgress {
    let pool = this.#pools.get(poolId);
    if (!pool) {
      pool = {
        open: new Set(),
        golden: new Set(),
        training: new Set(),
        endless: new Set(),
        counts: { ACTIVE: 0, SUBMITTED: 0, ACCEPTED: 0, REJECTED: 0, SKIPPED: 0, EXPIRED: 0 },
        asked: 0,
        taken: 0,
        answered: 0,
        spent: 0,
        reserved: 0,
      };
      this.#pools.set(poolId, pool);
    }
    return pool;
  }

  #taskChanged(after: TaskRow | undefined, before: TaskRow | undefined): void {
    const task = after ?? before;
    if (!task || task.suiteId !== undefined) return;
    const pool = this.#progress(task.poolId);
    pool.golden.delete(task.id);
    pool.training.delete(task.id);
    if (after && after.kind !== 'main') pool[after.kind].add(after.id);
    this.#unitChanged(
      after?.kind === 'main' ? after : undefined,
      before?.kind === 'main' ? before : undefined,
    );
  }

  #unitChanged(after: Unit | undefined, before: Unit | undefined): void {
    const unit = after ?? before;
    if (!unit) return;
    const pool = this.#progress(unit.poolId);
    if (before) this.#addFinite(pool, before, -1);
    if (after) this.#addFinite(pool, after, 1);
    this.#refreshOpen(pool, unit.id, after);
  }

  #addFinite(pool: PoolProgress, unit: Unit, sign: 1 | -1): void {
    if (unit.overlap === null) return;
    pool.asked += sign * unit.overlap;
    pool.taken += sign * this.taken(unit.id);
    pool.answered += sign * this.answered(unit.id);
  }

  #refreshOpen(pool: PoolProgress, id: string, unit: Unit | undefined): void {
    pool.endless.delete(id);
    if (unit?.overlap === null) pool.endless.add(id);
    const isOpen = unit !== undefined && unit.overlap !== null && this.remaining(unit) > 0;
    if (isOpen) pool.open.add(id);
    else pool.open.delete(id);
  }

  #assignmentChanged(after: AssignmentRow | undefined, before: AssignmentRow | undefined): void {
    const assignment = after ?? before;
    if (!assignment) return;
    const pool = this.#progress(assignment.poolId);
    if (before) pool.counts[before.status] -= 1;
    if (after) pool.counts[after.status] += 1;
    this.#moveMoney(pool, after, before);
    if (after && !before) this.#remember(after);
    const delta = { taken: holds(after) - holds(before), answered: isDone(after) - isDone(before) };
    if (delta.taken === 0 && delta.answered === 0) return;
    for (const unitId of assignment.mixed ? assignment.taskIds : [assignment.suiteId]) {
      this.#take(pool, unitId, delta, assignment.mixed);
    }
  }

  #moveMoney(
    pool: PoolProgress,
    after: AssignmentRow | undefined,
    before: AssignmentRow | undefined,
  ): void {
    const waiting = waitingReward(after) - waitingReward(before);
    pool.reserved += waiting;
    this.#reserved += waiting;
    pool.spent += paidReward(after) - paidReward(before);
  }

  #remember(assignment: AssignmentRow): void {
    const key = userPoolKey(assignment.userId, assignment.poolId);
    let seen = this.#seen.get(key);
    if (!seen) this.#seen.set(key, (seen = new Set()));
    for (const taskId of assignment.taskIds) seen.add(taskId);
  }

  #take(pool: PoolProgress, unitId: string, delta: UnitDelta, isTask: boolean): void {
    this.#taken.set(unitId, this.taken(unitId) + delta.taken);
    this.#answered.set(unitId, this.answered(unitId) + delta.answered);
    const unit = isTask ? this.store.tasks.get(unitId) : this.store.taskSuites.get(unitId);
    if (!unit || ('kind' in unit && unit.kind !== 'main')) return;
    if (unit.overlap !== null) {
      pool.taken += delta.taken;
      pool.answered += delta.answered;
    }
    this.#refreshOpen(pool, unitId, unit);
  }
}

const nothing: ReadonlySet<string> = new Set();

function holds(assignment: AssignmentRow | undefined): number {
  if (!assignment) return 0;
  return assignment.status === 'SKIPPED' || assignment.status === 'EXPIRED' ? 0 : 1;
}

function isDone(assignment: AssignmentRow | undefined): number {
  return assignment?.status === 'ACTIVE' ? 0 : holds(assignment);
}

function waitingReward(assignment: AssignmentRow | undefined): number {
  const waits = assignment?.status === 'ACTIVE' || assignment?.status === 'SUBMITTED';
  return waits ? assignment.reward : 0;
}

function paidReward(assignment: AssignmentRow | undefined): number {
  return assignment?.status === 'ACCEPTED' ? assignment.reward : 0;
}
