import { feeFor, type Assignment, type CallOptions, type PlatformClient } from '../api';
import { goldenVerdict } from './goldenVerdict';
import { platformTime } from './platformTime';
import { secondsOf } from './secondsOf';
import type { ReviewEntry, ReviewFilter, ReviewPool } from './state';
import { askedOf, passes, type AssignmentFilter } from './verdicts';

/** Assignments that are asked for at once, of each pool. */
const pageSize = 100;
/** A search that finds little goes on until it has so many. */
const enough = 20;
/** Assignments behind the one that is shown are forgotten beyond so many. */
const mostBehind = 200;
const day = 24 * 60 * 60 * 1000;

export interface Queued {
  readonly entry: ReviewEntry;
  readonly assignment: Assignment;
}

/** The assignments of some pools that pass a filter, loaded as far as they are looked at. */
export class ReviewQueue {
  #items: Queued[] = [];
  /** Last id that was read of each pool; those that are at their end are not in it. */
  readonly #open: Map<string, string | undefined>;
  readonly #reviewDays = new Map<string, number | undefined>();

  constructor(
    private readonly client: PlatformClient,
    pools: readonly ReviewPool[],
    readonly filter: ReviewFilter,
  ) {
    this.#open = new Map(pools.map(({ id }) => [id, undefined]));
  }

  get items(): readonly Queued[] {
    return this.#items;
  }

  get more(): boolean {
    return this.#open.size > 0;
  }

  find(id: string): Queued | undefined {
    return this.#items.find(({ entry }) => entry.id === id);
  }

  /** The entry before or after another one. */
  beside(id: string | undefined, step: 1 | -1): Queued | undefined {
    const at = this.#items.findIndex(({ entry }) => entry.id === id);
    return at < 0 ? this.#items[0] : this.#items[at + step];
  }

  update(id: string, change: (entry: ReviewEntry) => ReviewEntry): void {
    this.#items = this.#items.map((item) =>
      item.entry.id === id ? { ...item, entry: change(item.entry) } : item,
    );
  }

  /** One more, whatever the filter says: it was asked for by its id. */
  async add(assignment: Assignment, options: CallOptions): Promise<Queued> {
    const item = await this.#queued(assignment, options);
    this.#items = [item, ...this.#items.filter(({ entry }) => entry.id !== assignment.id)];
    return item;
  }

  /** Reads on in all pools until there is something new to see; what comes due first stands first. */
  async load(options: CallOptions): Promise<void> {
    const found: Queued[] = [];
    const known = new Set(this.#items.map(({ entry }) => entry.id));
    while (this.#open.size > 0 && found.length < enough) {
      const pages = await Promise.all([...this.#open.keys()].map((id) => this.#page(id, options)));
      for (const assignment of pages.flat()) {
        if (!known.has(assignment.id) && passes(assignment, asked(this.filter)))
          found.push(await this.#queued(assignment, options));
      }
    }
    found.sort((a, b) => dueOf(a) - dueOf(b));
    this.#items = [...this.#items, ...found];
  }

  /** Lets go of what lies far behind, so that a day's work does not fill the memory. */
  forgetBehind(id: string): void {
    const at = this.#items.findIndex(({ entry }) => entry.id === id);
    if (at > 2 * mostBehind) this.#items = this.#items.slice(at - mostBehind);
  }

  async #page(pool: string, { signal }: CallOptions): Promise<readonly Assignment[]> {
    const last = this.#open.get(pool);
    const query = {
      ...{ pool_id: pool, ...askedOf(asked(this.filter)), sort: 'id', limit: pageSize },
      ...(last !== undefined && { id_gt: last }),
    };
    const { items, has_more: more } = await this.client.assignments.page(query, { signal });
    const end = items.at(-1)?.id;
    if (more && end !== undefined) this.#open.set(pool, end);
    else this.#open.delete(pool);
    return items;
  }

  async #queued(assignment: Assignment, options: CallOptions): Promise<Queued> {
    const days = await this.#daysOf(assignment.pool_id, options);
    return { assignment, entry: entryOf(assignment, days) };
  }

  async #daysOf(pool: string, { signal }: CallOptions): Promise<number | undefined> {
    if (!this.#reviewDays.has(pool)) {
      const { auto_accept_solutions: auto, auto_accept_period_day: days } =
        await this.client.pools.get(pool, { signal });
      this.#reviewDays.set(pool, auto === false ? days : undefined);
    }
    return this.#reviewDays.get(pool);
  }
}

/** As bulk verdicts have it. */
export function asked({ status, ...rest }: ReviewFilter): AssignmentFilter {
  return { status: [status], ...rest };
}

export function entryOf(assignment: Assignment, reviewDays: number | undefined): ReviewEntry {
  const { id, status, reward = 0 } = assignment;
  const submitted = platformTime(assignment.submitted);
  const seconds = secondsOf(assignment);
  const golden = goldenVerdict(assignment);
  const due = status === 'SUBMITTED' && submitted !== undefined && reviewDays !== undefined;
  return {
    ...{ id, status, reward, poolId: assignment.pool_id, performer: assignment.user_id },
    ...{ tasks: assignment.tasks?.length ?? 0, fee: feeFor(1, reward) },
    ...(submitted !== undefined && { submitted }),
    ...(due && { autoAccept: submitted + reviewDays * day }),
    ...(seconds !== undefined && { seconds }),
    ...(golden && { golden }),
    ...(assignment.public_comment !== undefined && { comment: assignment.public_comment }),
  };
}

function dueOf({ entry }: Queued): number {
  return entry.autoAccept ?? entry.submitted ?? Infinity;
}
