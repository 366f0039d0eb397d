import type { AssignmentRow, PoolRow } from '../domain/rows';
import type { World } from '../domain/world';

/** Something a rule counts, and when it happened: milliseconds since 1970. */
export interface Moment {
  readonly at: number;
}

/** What an assignment, as it is now, adds to a person's timeline. Made of plain values. */
export type Reader<Entry extends Moment> = (row: AssignmentRow, world: World) => readonly Entry[];

/** Whose moments are wanted, and which of them. */
export interface Window {
  readonly pools: readonly PoolRow[];
  readonly userId: string;
  /** Moments up to this time do not count. */
  readonly since: number;
  /** How many of the latest ones count; undefined is all. */
  readonly size: number | undefined;
}

/**
 * What people did, as rules look at it: per pool and person a list in the order of time, kept up
 * with every change of an assignment, so that a rule reads the end of a list instead of everything
 * a person ever did. Grown from what is stored when a pool is first asked about.
 */
export class Timelines {
  readonly #byReader = new Map<Reader<Moment>, Timeline<Moment>>();

  constructor(private readonly world: World) {
    world.store.assignments.onChange((after, before) => {
      for (const timeline of this.#byReader.values()) timeline.follow(after, before);
    });
  }

  /** Oldest first. */
  latest<Entry extends Moment>(read: Reader<Entry>, window: Window): readonly Entry[] {
    let timeline = this.#byReader.get(read) as Timeline<Entry> | undefined;
    if (!timeline) {
      timeline = new Timeline(this.world, read);
      this.#byReader.set(read, timeline);
    }
    const lists = window.pools.map((pool) => timeline.of(pool.id, window.userId, window.size));
    return latestOf(lists, window);
  }
}

/** Which end of a list is wanted. */
export interface EndOfList<Entry> extends Pick<Window, 'since' | 'size'> {
  /** Moments that are left out do not fill the window either. */
  readonly counts?: (entry: Entry) => boolean;
}

/** The end of several lists that are each in the order of time, as one, oldest first. */
export function latestOf<Entry extends Moment>(
  lists: readonly (readonly Entry[])[],
  end: EndOfList<Entry>,
): readonly Entry[] {
  const ends = lists.map((list) => endOf(list, end)).filter((found) => found.length > 0);
  const [only, ...others] = ends;
  if (!only || others.length === 0) return only ?? [];
  const merged = ends.flat().sort((a, b) => a.at - b.at);
  return end.size === undefined ? merged : merged.slice(-end.size);
}

function endOf<Entry extends Moment>(
  list: readonly Entry[],
  { since, size = Number.POSITIVE_INFINITY, counts }: EndOfList<Entry>,
): readonly Entry[] {
  const found: Entry[] = [];
  for (let index = list.length - 1; index >= 0 && found.length < size; index--) {
    const entry = list[index];
    if (!entry || entry.at <= since) break;
    if (!counts || counts(entry)) found.push(entry);
  }
  return found.reverse();
}

interface PoolTimeline<Entry> {
  /** At least so many of the latest moments are kept; all, where somebody asked for all. */
  readonly kept: number;
  readonly people: Map<string, Entry[]>;
}

class Timeline<Entry extends Moment> {
  readonly #pools = new Map<string, PoolTimeline<Entry>>();

  constructor(
    private readonly world: World,
    private readonly read: Reader<Entry>,
  ) {}

  of(poolId: string, userId: string, size = Number.POSITIVE_INFINITY): readonly Entry[] {
    let pool = this.#pools.get(poolId);
    if (!pool || size > pool.kept) this.#pools.set(poolId, (pool = this.#grow(poolId, size)));
    return pool.people.get(userId) ?? [];
  }

  follow(after: AssignmentRow | undefined, before: AssignmentRow | undefined): void {
    const row = after ?? before;
    const pool = row && this.#pools.get(row.poolId);
    if (!pool) return;
    const old = before ? this.read(before, this.world) : [];
    const now = after ? this.read(after, this.world) : [];
    if (areSame(old, now)) return;
    const list = listOf(pool, row.userId);
    for (const entry of old) remove(list, entry);
    for (const entry of now) insert(list, entry);
    trim(list, pool.kept);
  }

  #grow(poolId: string, size: number): PoolTimeline<Entry> {
    const pool = { kept: 2 * size, people: new Map<string, Entry[]>() };
    for (const row of this.world.store.assignments.each('pool', poolId)) {
      const entries = this.read(row, this.world);
      if (entries.length > 0) listOf(pool, row.userId).push(...entries);
    }
    for (const list of pool.people.values()) {
      list.sort((a, b) => a.at - b.at);
      trim(list, pool.kept);
    }
    return pool;
  }
}

function listOf<Entry>({ people }: PoolTimeline<Entry>, userId: string): Entry[] {
  let list = people.get(userId);
  if (!list) people.set(userId, (list = []));
  return list;
}

function insert<Entry extends Moment>(list: Entry[], entry: Entry): void {
  let at = list.length;
  while (at > 0 && (list[at - 1]?.at ?? 0) > entry.at) at -= 1;
  list.splice(at, 0, entry);
}

function remove<Entry extends Moment>(list: Entry[], entry: Entry): void {
  const at = list.findLastIndex((other) => isSame(other, entry));
  if (at !== -1) list.splice(at, 1);
}

/** Lets go of the oldest now and then. */
function trim(list: unknown[], kept: number): void {
  if (list.length > 2 * kept + 50) list.splice(0, list.length - kept);
}

function areSame<Entry extends Moment>(some: readonly Entry[], others: readonly Entry[]): boolean {
  return (
    some.length === others.length &&
    some.every((entry, index) => {
      const other = others[index];
      return other !== undefined && isSame(entry, other);
    })
  );
}

function isSame<Entry extends Moment>(a: Entry, b: Entry): boolean {
  return a.at === b.at && (Object.keys(a) as (keyof Entry)[]).every((key) => a[key] === b[key]);
}
