/** One page of a remote list, in the order it is shown. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

/** Fetches the page that follows `last`; the first page when there is none. */
export type FetchPage<T> = (last: T | undefined, signal: AbortSignal) => Promise<ListPage<T>>;

/**
 * The children of one tree node: what is known so far, whether there is more, and what went wrong
 * last. What is known stays when the platform stops answering.
 */
export class Branch<T> {
  private known: readonly T[] = [];
  private more = false;
  private pages = 0;
  private problem: unknown;
  private loading: Promise<void> | undefined;

  constructor(
    private readonly fetchPage: FetchPage<T>,
    /** Two equal texts mean that nothing a person could see has changed. */
    private readonly fingerprint: (item: T) => string,
  ) {}

  get items(): readonly T[] {
    return this.known;
  }

  get hasMore(): boolean {
    return this.more;
  }

  /** The error of the last load; undefined when it went well. */
  get failure(): unknown {
    return this.problem;
  }

  get isLoaded(): boolean {
    return this.pages > 0 || this.problem !== undefined;
  }

  /** Loads the first page unless it is there. Never rejects: see `failure`. */
  async ensureLoaded(signal: AbortSignal): Promise<void> {
    if (this.isLoaded) return;
    await this.exclusively(() => this.load(1, signal));
  }

  /** Adds one page to what is shown. */
  async loadMore(signal: AbortSignal): Promise<void> {
    await this.exclusively(async () => {
      try {
        const page = await this.fetchPage(this.known.at(-1), signal);
        this.known = [...this.known, ...page.items];
        this.more = page.hasMore;
        this.pages += 1;
        this.problem = undefined;
      } catch (error) {
        this.fail(error, signal);
      }
    });
  }

  /** Fetches again as many pages as are shown. True when that changed anything. */
  async reload(signal: AbortSignal): Promise<boolean> {
    const before = this.picture();
    await this.exclusively(() => this.load(Math.max(1, this.pages), signal));
    return this.picture() !== before;
  }

  private async load(pages: number, signal: AbortSignal): Promise<void> {
    try {
      const fresh: T[] = [];
      let more = true;
      let loaded = 0;
      while (more && loaded < pages) {
        const page = await this.fetchPage(fresh.at(-1), signal);
        fresh.push(...page.items);
        more = page.hasMore;
        loaded += 1;
      }
      this.known = fresh;
      this.more = more;
      this.pages = loaded;
      this.problem = undefined;
    } catch (error) {
      this.fail(error, signal);
    }
  }

  /** A load that was called off says nothing about the platform. */
  private fail(error: unknown, signal: AbortSignal): void {
    if (!signal.aborted) this.problem = error;
  }

  /** One load at a time: a poll during a load waits for that load and is content with it. */
  private async exclusively(load: () => Promise<void>): Promise<void> {
    if (this.loading !== undefined) return this.loading;
    this.loading = load().finally(() => (this.loading = undefined));
    return this.loading;
  }

  private picture(): string {
    const failed = this.problem instanceof Error ? this.problem.message : typeof this.problem;
    return [...this.known.map(this.fingerprint), String(this.more), failed].join('\n');
  }
}
