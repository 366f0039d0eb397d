import * as vscode from 'vscode';
import { failureMessage } from '../failures';
import { belowOf, type Below, type NodeList } from './below';
import { remoteIdOf, type ErrorNode, type MoreNode, type RemoteNode } from './nodes';
import type { LookResult } from './poller';

/** What one view shows, and what it looks at besides its lists. */
export interface TreePlan {
  /** What is at the root now; undefined where there is nothing to talk to. Throws where that failed. */
  root(): Promise<Below | undefined>;
  /** Called when everything is to be forgotten. */
  forget(): void;
  item(node: RemoteNode): vscode.TreeItem;
  tooltip(node: RemoteNode): vscode.MarkdownString | undefined;
  /** Figures that belong to these unfolded nodes. Resolves to the nodes that look different now. */
  lookMore?(unfolded: readonly RemoteNode[], signal: AbortSignal): Promise<readonly RemoteNode[]>;
  /** What a person can do when there is no answer at all. */
  retryRoot(): Promise<unknown>;
}

/** Lists looked at in one go, the root's apart: whoever unfolds a hundred nodes waits a little longer. */
const mostListsALook = 12;

/**
 * A tree view over lists of the platform: loads what is unfolded and nothing else, looks again at
 * what is on show, redraws no more than what has changed.
 */
export class RemoteTree implements vscode.TreeDataProvider<RemoteNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<RemoteNode | undefined>();
  private readonly loadingChanged = new vscode.EventEmitter<void>();
  private readonly unfolded = new Set<RemoteNode>();
  /** Unfolded at some time: what is known of them stays known. */
  private readonly seen = new Set<RemoteNode>();
  private readonly loads = new Map<RemoteNode | undefined, AbortController>();
  private life = new AbortController();
  private rootBelow: Below | undefined;
  private ends = new WeakSet<MoreNode | ErrorNode>();
  private turn = 0;
  readonly onDidChangeTreeData = this.changed.event;
  /** Something is being loaded, or no longer. */
  readonly onDidChangeLoading = this.loadingChanged.event;

  constructor(private readonly plan: TreePlan) {}

  get isLoading(): boolean {
    return this.loads.size > 0;
  }

  /** Since when the root shows what may be out of date; undefined while the platform answers. */
  get silentSince(): number | undefined {
    const silent = this.rootBelow?.lists.find(({ failure }) => failure !== undefined);
    return silent?.answeredAt;
  }

  getTreeItem(node: RemoteNode): vscode.TreeItem {
    return this.plan.item(node);
  }

  /** Tooltips are made when somebody points at an item, not for thousands of them. */
  resolveTreeItem(item: vscode.TreeItem, node: RemoteNode): vscode.TreeItem {
    const tooltip = this.plan.tooltip(node);
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  getParent(node: RemoteNode): RemoteNode | undefined {
    return node.parent;
  }

  async getChildren(node?: RemoteNode): Promise<RemoteNode[]> {
    const below = node === undefined ? await this.root() : belowOf(node);
    if (below === undefined) return [];
    const children = 'kind' in below ? [below] : await this.childrenIn(below, node);
    for (const child of children) {
      if (child.kind === 'more' || child.kind === 'error') this.ends.add(child);
    }
    return children;
  }

  private async childrenIn(below: Below, node: RemoteNode | undefined): Promise<RemoteNode[]> {
    const missing = below.lists.filter(({ isLoaded, failure }) => !isLoaded && !failure);
    const isNew = node === undefined ? missing.length > 0 : !this.unfolded.has(node);
    if (node !== undefined) {
      this.unfolded.add(node);
      this.seen.add(node);
    }
    if (missing.length > 0) {
      await this.load(node, async (signal) => {
        await Promise.all(missing.map((list) => list.ensureLoaded(signal)));
        await below.settle?.(signal);
      });
      // A heading tells how many there are as soon as that is known.
      if (node?.kind === 'group') this.changed.fire(node);
    }
    if (isNew) void this.lookMore(node);
    return childrenOf(below, node);
  }

  /** Figures come when they come: nobody waits for them to see what is there. */
  private async lookMore(node: RemoteNode | undefined): Promise<void> {
    const nodes = node === undefined ? this.shown : [node];
    const changed = await this.plan.lookMore?.(nodes, this.life.signal).catch(() => []);
    for (const each of changed ?? []) this.changed.fire(each);
  }

  /** Forgets everything and loads anew; what is still being loaded is called off. */
  refresh(): void {
    this.life.abort();
    this.life = new AbortController();
    this.loads.clear();
    this.unfolded.clear();
    this.seen.clear();
    this.rootBelow = undefined;
    this.plan.forget();
    this.changed.fire(undefined);
    this.loadingChanged.fire();
  }

  /** Calls off what is being loaded; what is there stays, and the rest can be asked for again. */
  stopLoading(): void {
    for (const load of this.loads.values()) load.abort();
  }

  /** Draws a node and what is below it again. */
  redraw(node: RemoteNode | undefined): void {
    this.changed.fire(node);
  }

  /** Draws the items of these objects again, and the headings under which they stand. */
  redrawObjects(ids: ReadonlySet<string>): void {
    if (ids.size === 0) return;
    const isMeant = (node: RemoteNode): boolean => ids.has(remoteIdOf(node) ?? '');
    const nodesIn = (below: Below | undefined): readonly RemoteNode[] =>
      below?.lists.flatMap((list) => list.nodes().filter(isMeant)) ?? [];
    for (const node of nodesIn(this.rootBelow)) this.changed.fire(node);
    for (const node of this.shown) {
      const meant = nodesIn(belowOf(node));
      if (meant.length === 0) continue;
      if (node.kind === 'group') this.changed.fire(node);
      else for (const each of meant) this.changed.fire(each);
    }
  }

  folded(node: RemoteNode): void {
    this.unfolded.delete(node);
    this.loads.get(node)?.abort();
  }

  /** Nodes of which it is known what is below them. */
  get known(): readonly RemoteNode[] {
    return [...this.seen];
  }

  /** The node of an object that has been listed. */
  find(kind: string, id: string): RemoteNode | undefined {
    const belows = [this.rootBelow, ...this.known.map(belowOf)];
    const nodes = belows.flatMap((below) => below?.lists.flatMap((list) => list.nodes()) ?? []);
    return nodes.find((node) => node.kind === kind && remoteIdOf(node) === id);
  }

  /** Nodes that are unfolded, and so is all above them. */
  get shown(): readonly RemoteNode[] {
    return [...this.unfolded].filter((node) => this.isShown(node));
  }

  /** Whether a node is one of this tree's: the ways to more and failures of two views may be alike. */
  owns(node: MoreNode | ErrorNode): boolean {
    return this.ends.has(node);
  }

  /** Loads one page more, or what could not be loaded before. */
  async loadBelow(
    node: MoreNode | ErrorNode,
    load: (signal: AbortSignal) => Promise<unknown>,
  ): Promise<void> {
    await this.load(node.parent, load);
    this.changed.fire(node.parent);
  }

  /** Looks at what is on show again and redraws only what has changed. */
  async look(signal: AbortSignal): Promise<LookResult> {
    if (this.rootBelow === undefined) return 'same';
    const results = [await this.lookAt(undefined, this.rootBelow, signal)];
    for (const node of this.nextOf(this.shown)) {
      if (signal.aborted) return 'same';
      const below = belowOf(node);
      if (below !== undefined) results.push(await this.lookAt(node, below, signal));
    }
    if (results.includes('failed')) return 'failed';
    const more = (await this.plan.lookMore?.(this.shown, signal)) ?? [];
    for (const node of more) this.changed.fire(node);
    return more.length > 0 || results.includes('changed') ? 'changed' : 'same';
  }

  dispose(): void {
    this.life.abort();
    this.changed.dispose();
    this.loadingChanged.dispose();
  }

  private async root(): Promise<Below | ErrorNode | undefined> {
    try {
      const below = await this.plan.root();
      this.rootBelow = below;
      return below;
    } catch (error) {
      this.rootBelow = undefined;
      return {
        kind: 'error',
        key: 'error:',
        parent: undefined,
        message: failureMessage(error),
        knownSince: undefined,
        retry: () => this.plan.retryRoot(),
      };
    }
  }

  private async load<T>(
    node: RemoteNode | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const own = new AbortController();
    this.loads.set(node, own);
    this.loadingChanged.fire();
    try {
      return await work(AbortSignal.any([own.signal, this.life.signal]));
    } finally {
      if (this.loads.get(node) === own) this.loads.delete(node);
      this.loadingChanged.fire();
    }
  }

  private async lookAt(
    node: RemoteNode | undefined,
    below: Below,
    signal: AbortSignal,
  ): Promise<LookResult> {
    const differences = await Promise.all(below.lists.map((list) => list.look(signal)));
    if (signal.aborted) return 'same';
    const found = new Set(differences.map((difference) => difference.found));
    if (found.has('list')) this.changed.fire(node);
    else {
      for (const difference of differences) {
        if (difference.found !== 'items') continue;
        for (const item of difference.items) this.changed.fire(item);
      }
    }
    if (below.lists.some(({ failure }) => failure !== undefined)) return 'failed';
    return found.has('list') || found.has('items') ? 'changed' : 'same';
  }

  /** A share of the unfolded nodes; each gets its turn. */
  private nextOf(shown: readonly RemoteNode[]): readonly RemoteNode[] {
    if (shown.length <= mostListsALook) return shown;
    const from = this.turn % shown.length;
    this.turn = from + mostListsALook;
    return [...shown.slice(from), ...shown.slice(0, from)].slice(0, mostListsALook);
  }

  private isShown(node: RemoteNode): boolean {
    if (!this.unfolded.has(node)) return false;
    return node.parent === undefined || this.isShown(node.parent);
  }
}

function childrenOf(below: Below, parent: RemoteNode | undefined): RemoteNode[] {
  return [...below.lists.flatMap((list) => nodesOf(list, parent)), ...below.fixed];
}

/** What is known stands first, or its failure where a long list would hide it. */
function nodesOf(list: NodeList, parent: RemoteNode | undefined): RemoteNode[] {
  const nodes: RemoteNode[] = [...list.nodes()];
  const key = `${list.what}:${parent?.key ?? ''}`;
  if (list.failure !== undefined) {
    const error: ErrorNode = {
      kind: 'error',
      key: `error:${key}`,
      parent,
      message: failureMessage(list.failure),
      knownSince: nodes.length > 0 ? list.answeredAt : undefined,
      retry: (signal) => list.look(signal),
    };
    return [error, ...nodes];
  }
  if (!list.hasMore) return nodes;
  const label = list.isLoaded ? `Load more ${list.what}…` : `Load ${list.what}…`;
  const more: MoreNode = {
    kind: 'more',
    key: `more:${key}`,
    parent,
    label,
    load: (signal) => list.loadMore(signal),
  };
  return [...nodes, more];
}
