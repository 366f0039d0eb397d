import type { DomainEvent } from '../domain/events';
import type { PoolRow } from '../domain/rows';
import type { World } from '../domain/world';
import type { MajorityLedger } from './majorityLedger';
import type { Moment, Reader, Timelines } from './timelines';

/** Numbers, texts and flags by condition key. What cannot be said yet (a rate of nothing) is absent. */
export type Readings = Readonly<Record<string, number | string | boolean>>;

/** Whom or what a rule is judged about: a person in a pool, seen through one collector. */
export interface Scope {
  readonly world: World;
  readonly pool: PoolRow;
  readonly userId: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The pool itself, or all pools of the project that share the collector's sliding window. */
  readonly pools: readonly PoolRow[];
  /** Size of the sliding window of latest results; undefined is everything. */
  readonly historySize: number | undefined;
  /** Results up to this time do not count: a ban by the same rule ended then. */
  readonly since: number;
  readonly event: DomainEvent;
  readonly majority: MajorityLedger;
  readonly timelines: Timelines;
}

/** One kind of collector: what it watches and what it measures. One file each. */
export interface Collector {
  readonly type: string;
  /** The people whose readings an event may have changed in this pool. */
  subjects(event: DomainEvent, pool: PoolRow, majority: MajorityLedger): readonly string[];
  measure(scope: Scope): Readings;
}

/** The latest results that the window holds, since the ban, oldest first. */
export function latest<Entry extends Moment>(
  { timelines, pools, userId, since, historySize }: Scope,
  read: Reader<Entry>,
): readonly Entry[] {
  return timelines.latest(read, { pools, userId, since, size: historySize });
}

/** Percent, or nothing when there is nothing to divide by. */
export function percent(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : (100 * part) / whole;
}

/** Leaves out what is not known. */
export function readings(
  values: Readonly<Record<string, number | string | boolean | undefined>>,
): Readings {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, number | string | boolean] => entry[1] !== undefined,
    ),
  );
}

/** The performer of a suite of this pool when the event is of one of these types. */
export function performerOf(
  event: DomainEvent,
  pool: PoolRow,
  ...types: readonly DomainEvent['type'][]
): readonly string[] {
  if (!types.includes(event.type) || !('assignment' in event)) return [];
  return event.assignment.poolId === pool.id ? [event.assignment.userId] : [];
}
