import { Bits } from './compact/bits';
import { GrowingCounts } from './compact/growingCounts';
import { NumbersById } from './compact/numbers';
import type { AssignmentRow, AssignmentStatus, TaskRow, TaskSuiteRow } from './rows';
import type { Store } from './store';
import { WorkList } from './workList';

/** What hands out work: a task in pools with smart mixing, a suite elsewhere. */
type Unit = Pick<TaskRow | TaskSuiteRow, 'id' | 'poolId' | 'overlap'>;

interface UnitDelta {
  readonly taken: number;
  readonly answered: number;
}

type StatusCounts = Record<AssignmentStatus, number>;

/** What one person had of one pool. */
export interface PersonProgress {
  /** Places of the tasks and suites that they were ever given. */
  readonly seen: Bits;
  /** Tasks that they were given, and those that they submitted. */
  readonly given: number;
  readonly submitted: number;
  /** Suites in their hands. */
  readonly active: number;
  /** When they last got a suite, milliseconds since 1970. */
  readonly lastGivenAt: number;
}

type MutablePerson = { -readonly [Key in keyof PersonProgress]: PersonProgress[Key] };

interface PoolProgress extends Pick<WorkList, 'open' | 'golden' | 'training' | 'endless'> {
  readonly work: WorkList;
  readonly counts: StatusCounts;
  readonly people: Map<string, MutablePerson>;
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
 * stored; it grows again when rows are restored, and is the same then.
 */
export class Progress {
  readonly #pools = new Map<string, PoolProgress>();
  /** Tasks and suites by number; all else about one is found under that. */
  readonly #units = new NumbersById();
  #unitCount = 0;
  readonly #places = new GrowingCounts();
  readonly #taken = new GrowingCounts();
  readonly #answered = new GrowingCounts();
  #reserved = 0;

  constructor(private readonly store: Store) {
    store.tasks.onChange((after, before) => this.#taskChanged(after, before));
    store.taskSuites.onChange((after, before) => {
      if (after?.mixed !== true && before?.mixed !== true) this.#suiteChanged(after, before);
    });
    store.assignments.onChange((after, before) => this.#assignmentChanged(after, before));
  }

  /** Copies of a task or suite that are given out or answered; skipped and expired ones come back. */
  taken(unitId: string): number {
    return this.#taken.at(this.#units.get(unitId));
  }

  /** Copies that came back with an answer. */
  answered(unitId: string): number {
    return this.#answered.at(this.#units.get(unitId));
  }

  remaining(unit: Unit): number {
    if (unit.overlap === null) return Number.POSITIVE_INFINITY;
    return Math.max(0, unit.overlap - this.taken(unit.id));
  }

  of(poolId: string): Readonly<PoolProgress> {
    return this.#progress(poolId);
  }

  /** What a person had of a pool so far. */
  person(userId: string, poolId: string): PersonProgress {
    return this.#pools.get(poolId)?.people.get(userId) ?? nobody;
  }

  hasSeen(userId: string, poolId: string, taskId: string): boolean {
    const unit = this.#units.get(taskId);
    return unit !== undefined && this.person(userId, poolId).seen.has(this.#places.at(unit));
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
    if (!pool) this.#pools.set(poolId, (pool = newPool()));
    return pool;
  }

  #taskChanged(after: TaskRow | undefined, before: TaskRow | undefined): void {
    const task = after ?? before;
    if (!task) return;
    const pool = this.#progress(task.poolId);
    const place = this.#placeOf(pool, task.id);
    if (task.suiteId !== undefined) return;
    pool.golden.delete(place);
    pool.training.delete(place);
    if (after && after.kind !== 'main') pool[after.kind].add(place);
    noteChoosy(pool.work, place, after);
    this.#unitChanged(
      after?.kind === 'main' ? after : undefined,
      before?.kind === 'main' ? before : undefined,
    );
  }

  #suiteChanged(after: TaskSuiteRow | undefined, before: TaskSuiteRow | undefined): void {
    const suite = after ?? before;
    if (!suite) return;
    const { work } = this.#progress(suite.poolId);
    const place = this.#placeOf({ work }, suite.id);
    work.setOrder(place, suite.order);
    noteChoosy(work, place, after);
    this.#unitChanged(after, before);
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
    const place = this.#placeOf(pool, id);
    if (unit?.overlap === null) pool.endless.add(place);
    else pool.endless.delete(place);
    const isOpen = unit !== undefined && unit.overlap !== null && this.remaining(unit) > 0;
    if (isOpen) pool.open.add(place);
    else pool.open.delete(place);
  }

  #placeOf(pool: Pick<PoolProgress, 'work'>, id: string): number {
    const known = this.#units.get(id);
    if (known !== undefined) return this.#places.at(known);
    const unit = this.#unitCount++;
    this.#units.set(id, unit);
    const place = pool.work.add(id);
    this.#places.add(unit, place);
    return place;
  }

  #assignmentChanged(after: AssignmentRow | undefined, before: AssignmentRow | undefined): void {
    const assignment = after ?? before;
    if (!assignment) return;
    const pool = this.#progress(assignment.poolId);
    if (before) pool.counts[before.status] -= 1;
    if (after) pool.counts[after.status] += 1;
    this.#moveMoney(pool, after, before);
    this.#movePerson(pool, after, before);
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

  #movePerson(
    pool: PoolProgress,
    after: AssignmentRow | undefined,
    before: AssignmentRow | undefined,
  ): void {
    const assignment = after ?? before;
    if (!assignment) return;
    const person = personIn(pool, assignment.userId);
    person.active += isActive(after) - isActive(before);
    const submitted = isSubmitted(after) - isSubmitted(before);
    person.submitted += submitted * assignment.taskIds.length;
    if (!after || before) return;
    person.given += after.taskIds.length;
    person.lastGivenAt = Math.max(person.lastGivenAt, after.createdAt);
    for (const taskId of after.taskIds) person.seen.add(this.#placeOf(pool, taskId));
    if (!after.mixed) person.seen.add(this.#placeOf(pool, after.suiteId));
  }

  #take(pool: PoolProgress, unitId: string, delta: UnitDelta, isTask: boolean): void {
    this.#placeOf(pool, unitId);
    const number = this.#units.get(unitId) ?? 0;
    this.#taken.add(number, delta.taken);
    this.#answered.add(number, delta.answered);
    const unit = isTask ? this.store.tasks.get(unitId) : this.store.taskSuites.get(unitId);
    if (!unit || ('kind' in unit && unit.kind !== 'main')) return;
    if (unit.overlap !== null) {
      pool.taken += delta.taken;
      pool.answered += delta.answered;
    }
    this.#refreshOpen(pool, unitId, unit);
  }
}

const nobody: PersonProgress = {
  seen: new Bits(),
  given: 0,
  submitted: 0,
  active: 0,
  lastGivenAt: 0,
};

function newPool(): PoolProgress {
  const work = new WorkList();
  const { open, golden, training, endless } = work;
  return {
    work,
    ...{ open, golden, training, endless },
    counts: { ACTIVE: 0, SUBMITTED: 0, ACCEPTED: 0, REJECTED: 0, SKIPPED: 0, EXPIRED: 0 },
    people: new Map(),
    asked: 0,
    taken: 0,
    answered: 0,
    spent: 0,
    reserved: 0,
  };
}

function personIn(pool: PoolProgress, userId: string): MutablePerson {
  let person = pool.people.get(userId);
  if (!person) pool.people.set(userId, (person = { ...nobody, seen: new Bits() }));
  return person;
}

function noteChoosy(
  work: WorkList,
  place: number,
  unit: Pick<TaskRow, 'reservedFor' | 'unavailableFor'> | undefined,
): void {
  if (unit?.reservedFor || unit?.unavailableFor) work.choosy.add(place);
  else work.choosy.delete(place);
}

function holds(assignment: AssignmentRow | undefined): number {
  if (!assignment) return 0;
  return assignment.status === 'SKIPPED' || assignment.status === 'EXPIRED' ? 0 : 1;
}

function isDone(assignment: AssignmentRow | undefined): number {
  return assignment?.status === 'ACTIVE' ? 0 : holds(assignment);
}

function isActive(assignment: AssignmentRow | undefined): number {
  return assignment?.status === 'ACTIVE' ? 1 : 0;
}

function isSubmitted(assignment: AssignmentRow | undefined): number {
  return assignment?.submittedAt === undefined ? 0 : 1;
}

function waitingReward(assignment: AssignmentRow | undefined): number {
  const waits = assignment?.status === 'ACTIVE' || assignment?.status === 'SUBMITTED';
  return waits ? assignment.reward : 0;
}

function paidReward(assignment: AssignmentRow | undefined): number {
  return assignment?.status === 'ACCEPTED' ? assignment.reward : 0;
}
