/** One page of a remote list, in the order it is shown. */
export interface ListPage<T> {
  readonly items: readonly T[];
  /** The id after which the list goes on; undefined at its end. */
  readonly next: string | undefined;
}

/** Fetches what follows the item with that id; the beginning when there is none. */
export type FetchPage<T> = (after: string | undefined, signal: AbortSignal) => Promise<ListPage<T>>;

/** What a look at the platform brought, as far as a person could see it. */
export type Difference<T> =
  | { readonly found: 'same' | 'failed' }
  /** The same items in the same order, some of them with another content. */
  | { readonly found: 'items'; readonly items: readonly T[] }
  /** Other items, or another order. */
  | { readonly found: 'list' };

/** More pages than this without an item that is known: the list is begun anew. */
const mostPagesAtOnce = 4;

/**
 * The children of one tree node: what is known so far, whether there is more, and what went wrong
 * last. What is known stays when the platform stops answering. However long the list has become, a
 * look costs two requests: one at its beginning, where new things come, and one further down, which
 * goes round.
 */
export class Branch<T extends { readonly id: string }> {
  private known: readonly T[] = [];
  /** Shown before the others because somebody asked for them by name. */
  private pinned: readonly T[] = [];
  private next: string | undefined;
  private loaded = false;
  private problem: unknown;
  private answered: number | undefined;
  private loading: Promise<void> | undefined;
  private pageSize = 1;
  private turn = 0;

  constructor(
    private readonly fetchPage: FetchPage<T>,
    /**
     * How a list is looked at again whose items are picked from many: by its beginning, which tells of
     * them and of new ones, but not of what is gone. Without it a page tells all between its ends.
     */
    private readonly glance?: FetchPage<T>,
  ) {}

  get items(): readonly T[] {
    if (this.pinned.length === 0) return this.known;
    const ids = new Set(this.known.map(({ id }) => id));
    return [...this.pinned.filter(({ id }) => !ids.has(id)), ...this.known];
  }

  get hasMore(): boolean {
    return !this.loaded || this.next !== undefined;
  }

  /** The error of the last load; undefined when it went well. */
  get failure(): unknown {
    return this.problem;
  }

  /** When the platform last answered, in milliseconds. */
  get answeredAt(): number | undefined {
    return this.answered;
  }

  get isLoaded(): boolean {
    return this.loaded;
  }

  get isLoading(): boolean {
    return this.loading !== undefined;
  }

  /** Shows an item, whether or not its page has been loaded. */
  pin(item: T): void {
    this.pinned = [item, ...this.pinned.filter(({ id }) => id !== item.id)];
  }

  /** Loads the first page unless it is there or has failed. Never rejects: see `failure`. */
  async ensureLoaded(signal: AbortSignal): Promise<void> {
    while (!this.loaded && this.problem === undefined && !signal.aborted) {
      await this.exclusively(() => this.append(signal));
    }
  }

  /** Adds one page to what is shown. */
  async loadMore(signal: AbortSignal): Promise<void> {
    await this.exclusively(() => this.append(signal));
  }

  /** Looks again, also where the last load has failed. */
  async look(signal: AbortSignal): Promise<Difference<T>> {
    let difference: Difference<T> = { found: 'same' };
    await this.exclusively(async () => {
      const failedBefore = this.problem !== undefined;
      const before = this.known;
      if (this.loaded) await this.lookAtKnown(signal);
      else await this.append(signal);
      if (signal.aborted) return;
      const failed = this.problem !== undefined;
      difference = failed && failedBefore ? { found: 'failed' } : differenceOf(before, this.known);
      // A failure that has come or gone is to be seen as well.
      if (failed !== failedBefore) difference = { found: 'list' };
    });
    return difference;
  }

  private append(signal: AbortSignal): Promise<void> {
    return this.attempt(signal, async () => {
      const page = await this.fetchPage(this.loaded ? this.next : undefined, signal);
      const ids = new Set(this.known.map(({ id }) => id));
      this.known = [...this.known, ...page.items.filter(({ id }) => !ids.has(id))];
      if (!this.loaded) this.pageSize = Math.max(1, page.items.length);
      this.next = page.next;
      this.loaded = true;
    });
  }

  private lookAtKnown(signal: AbortSignal): Promise<void> {
    return this.attempt(signal, async () => {
      if (this.glance !== undefined) {
        const { items } = await this.glance(undefined, signal);
        this.known = merged(this.known, items);
        return;
      }
      await this.lookFrom(0, signal);
      const pages = Math.ceil(this.known.length / this.pageSize);
      if (pages <= 1) return;
      this.turn = (this.turn % (pages - 1)) + 1;
      await this.lookFrom(this.turn * this.pageSize, signal);
    });
  }

  /** Fetches the page that begins at a place of the list and sews it in. */
  private async lookFrom(place: number, signal: AbortSignal): Promise<void> {
    let page = await this.fetchPage(this.known[place - 1]?.id, signal);
    for (let pages = 1; this.mustGoOn(page) && pages < mostPagesAtOnce; pages += 1) {
      const more = await this.fetchPage(page.next, signal);
      page = { items: [...page.items, ...more.items], next: more.next };
    }
    this.sew(place, page);
  }

  /** Nothing of it is known: many new ones have come, and those known follow further on. */
  private mustGoOn({ items, next }: ListPage<T>): boolean {
    const ids = new Set(this.known.map(({ id }) => id));
    return next !== undefined && !items.some(({ id }) => ids.has(id));
  }

  private sew(place: number, { items, next }: ListPage<T>): void {
    const fresh = new Map(items.map((item) => [item.id, item]));
    const last = this.known.findLastIndex(({ id }) => fresh.has(id));
    const head = this.known.slice(0, place).filter(({ id }) => !fresh.has(id));
    const goesOn = next !== undefined && last >= 0;
    const rest = goesOn ? this.known.slice(last + 1) : [];
    this.known = [...head, ...items, ...rest];
    // What was loaded beyond this page stays, and so does the way on from there.
    if (rest.length === 0) this.next = next;
  }

  private async attempt(signal: AbortSignal, load: () => Promise<void>): Promise<void> {
    try {
      await load();
      this.problem = undefined;
      this.answered = Date.now();
    } catch (error) {
      // A load that was called off says nothing about the platform.
      if (!signal.aborted) this.problem = error;
    }
  }

  /** One load at a time: a poll during a load waits for that load and is content with it. */
  private async exclusively(load: () => Promise<void>): Promise<void> {
    if (this.loading !== undefined) return this.loading;
    this.loading = load().finally(() => (this.loading = undefined));
    return this.loading;
  }
}

function merged<T extends { readonly id: string }>(
  known: readonly T[],
  fresh: readonly T[],
): readonly T[] {
  const newer = new Map(fresh.map((item) => [item.id, item]));
  const ids = new Set(known.map(({ id }) => id));
  return [...fresh.filter(({ id }) => !ids.has(id)), ...known.map((it) => newer.get(it.id) ?? it)];
}

function differenceOf<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): Difference<T> {
  const sameList =
    before.length === after.length && after.every(({ id }, at) => id === before[at]?.id);
  if (!sameList) return { found: 'list' };
  const items = after.filter(
    (item, at) => item !== before[at] && JSON.stringify(item) !== JSON.stringify(before[at]),
  );
  return items.length === 0 ? { found: 'same' } : { found: 'items', items };
}
