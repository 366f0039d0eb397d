import { Branch, type Difference, type FetchPage } from './branch';
import type { RemoteNode } from './nodes';

/** What is shown under a node, or at the root of a view: lists of the platform, then what is fixed. */
export interface Below {
  readonly lists: readonly NodeList[];
  readonly fixed: readonly RemoteNode[];
  /** What else has to be known before anything is shown; after the lists' first pages. */
  readonly settle?: (signal: AbortSignal) => Promise<void>;
}

export const nothing: Below = { lists: [], fixed: [] };

/** A list of the platform as nodes. */
export interface NodeList {
  /** For people: "Load more pools…". */
  readonly what: string;
  readonly hasMore: boolean;
  readonly failure: unknown;
  readonly answeredAt: number | undefined;
  readonly isLoaded: boolean;
  /** Of what is known; a node stays the same one for as long as its object is in the list. */
  nodes(): readonly RemoteNode[];
  ensureLoaded(signal: AbortSignal): Promise<void>;
  loadMore(signal: AbortSignal): Promise<void>;
  look(signal: AbortSignal): Promise<Difference<RemoteNode>>;
}

export interface ListPlan<T, N> {
  readonly what: string;
  readonly fetch: FetchPage<T>;
  /** For lists that are picked from many: see Branch. */
  readonly glance?: FetchPage<T>;
  readonly make: (item: T) => N;
  /** Puts a newer object into a node. */
  readonly renew: (node: N, item: T) => void;
}

/** The usual list: objects with ids, each of which becomes a node. */
export class ObjectList<
  T extends { readonly id: string },
  N extends RemoteNode,
> implements NodeList {
  readonly what: string;
  private readonly branch: Branch<T>;
  private made = new Map<string, N>();

  constructor(private readonly plan: ListPlan<T, N>) {
    this.what = plan.what;
    this.branch = new Branch(plan.fetch, plan.glance);
  }

  get items(): readonly T[] {
    return this.branch.items;
  }

  get hasMore(): boolean {
    return this.branch.hasMore;
  }

  get failure(): unknown {
    return this.branch.failure;
  }

  get answeredAt(): number | undefined {
    return this.branch.answeredAt;
  }

  get isLoaded(): boolean {
    return this.branch.isLoaded;
  }

  nodes(): readonly N[] {
    const { items } = this.branch;
    const nodes = items.map((item) => this.nodeOf(item));
    if (this.made.size > items.length) this.forgetOthers(items);
    return nodes;
  }

  /** The node of an item that may be on a page that nobody has loaded: it is shown first then. */
  pinned(item: T): N {
    this.branch.pin(item);
    return this.nodeOf(item);
  }

  ensureLoaded(signal: AbortSignal): Promise<void> {
    return this.branch.ensureLoaded(signal);
  }

  loadMore(signal: AbortSignal): Promise<void> {
    return this.branch.loadMore(signal);
  }

  async look(signal: AbortSignal): Promise<Difference<N>> {
    const difference = await this.branch.look(signal);
    if (difference.found !== 'items') return difference;
    return { found: 'items', items: difference.items.map((item) => this.nodeOf(item)) };
  }

  private forgetOthers(items: readonly T[]): void {
    const ids = new Set(items.map(({ id }) => id));
    this.made = new Map([...this.made].filter(([id]) => ids.has(id)));
  }

  private nodeOf(item: T): N {
    const known = this.made.get(item.id);
    if (known !== undefined) {
      this.plan.renew(known, item);
      return known;
    }
    const node = this.plan.make(item);
    this.made.set(item.id, node);
    return node;
  }
}

/** Gives a node what is below it, made when it is first unfolded: there may be thousands of nodes. */
export function unfolding<N extends { readonly below: Below }>(
  node: Omit<N, 'below'>,
  below: (node: N) => Below,
): N {
  let made: Below | undefined;
  return Object.defineProperty(node, 'below', {
    get() {
      made ??= below(node as N);
      return made;
    },
  }) as N;
}

/** What is below a node that can be unfolded. */
export function belowOf(node: RemoteNode): Below | undefined {
  return 'below' in node ? node.below : undefined;
}
