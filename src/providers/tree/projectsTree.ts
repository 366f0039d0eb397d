import * as vscode from 'vscode';
import type { PlatformClient } from '../../api';
import type { Pool, Project, Training } from '../../spec/model';
import type { Connections, Connection } from '../connections';
import { failureMessage } from '../failures';
import type { KnownObject, KnownObjects } from '../knownObjects';
import type { SpecLinks } from '../specLinks';
import { Branch, type FetchPage } from './branch';
import type { PoolNode, ProjectNode, RemoteNode, TrainingNode } from './nodes';
import type { LookResult } from './poller';
import { ProgressBook } from './progressBook';
import { treeItemOf } from './treeItems';

type Known<T> = T & { readonly id: string };

const pageSize = 50;

/** Projects of the connected platform, each with its trainings and pools, newest first. */
export class ProjectsTree implements vscode.TreeDataProvider<RemoteNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<RemoteNode | undefined>();
  private readonly progress = new ProgressBook();
  private readonly nodes = new Map<string, ProjectNode>();
  private readonly opened = new Set<string>();
  private readonly watching: vscode.Disposable;
  private connection: Connection | undefined;
  private projects: Branch<Known<Project>> | undefined;
  private life = new AbortController();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly connections: Connections,
    private readonly links: SpecLinks,
  ) {
    this.watching = vscode.Disposable.from(
      connections.onDidChange(() => this.refresh()),
      links.onDidChange(() => this.changed.fire(undefined)),
    );
  }

  getTreeItem(node: RemoteNode): vscode.TreeItem {
    return treeItemOf(node, {
      percentOf: (id) => this.progress.percentOf(id),
      hasSpec: (id) => this.links.specOf(id) !== undefined,
    });
  }

  getParent(node: RemoteNode): RemoteNode | undefined {
    return 'parent' in node ? node.parent : undefined;
  }

  async getChildren(node?: RemoteNode): Promise<RemoteNode[]> {
    if (node === undefined) return this.roots();
    if (node.kind !== 'project') return [];
    this.opened.add(node.project.id);
    const { signal } = this.life;
    await Promise.all([node.trainings.ensureLoaded(signal), node.pools.ensureLoaded(signal)]);
    return childrenOf(node);
  }

  /** Forgets everything and loads anew; what is still being loaded is called off. */
  refresh(): void {
    this.life.abort();
    this.life = new AbortController();
    this.projects = undefined;
    this.nodes.clear();
    this.progress.clear();
    this.changed.fire(undefined);
  }

  /** What has been listed so far. */
  known(): Pick<KnownObjects, 'projects' | 'trainings' | 'pools'> {
    const nodes = [...this.nodes.values()];
    return {
      projects: nodes.map(({ project }) => knownProject(project)),
      trainings: nodes.flatMap(({ trainings }) => trainings.items.map(knownPool)),
      pools: nodes.flatMap(({ pools }) => pools.items.map(knownPool)),
    };
  }

  /** Draws a node's branch again after its page or its retry has come. */
  redraw(node: ProjectNode | undefined): void {
    this.changed.fire(node);
  }

  collapsed(node: RemoteNode): void {
    if (node.kind === 'project') this.opened.delete(node.project.id);
  }

  /** Looks at everything on show again and redraws only what has changed. */
  async look(signal: AbortSignal): Promise<LookResult> {
    const { connection, projects } = this;
    if (connection === undefined || projects === undefined) return 'same';
    const results = [await this.lookAt(undefined, [projects], signal)];
    for (const node of this.nodes.values()) {
      if (!this.opened.has(node.project.id)) continue;
      results.push(await this.lookAt(node, [node.trainings, node.pools], signal));
    }
    if (await this.updateProgress(connection.client, signal)) results.push('changed');
    if (results.includes('failed')) return 'failed';
    return results.includes('changed') ? 'changed' : 'same';
  }

  dispose(): void {
    this.life.abort();
    this.watching.dispose();
    this.changed.dispose();
  }

  private async roots(): Promise<RemoteNode[]> {
    let connection: Connection | undefined;
    try {
      connection = await this.connections.quiet();
    } catch (error) {
      return [this.unreachable(error)];
    }
    if (connection === undefined) return [];
    if (connection !== this.connection || this.projects === undefined) this.adopt(connection);
    const projects = this.projects;
    if (projects === undefined) return [];
    await projects.ensureLoaded(this.life.signal);
    const nodes = projects.items.map((project) => this.nodeOf(project, connection.client));
    return [...nodes, ...endOf(projects, 'projects', undefined)];
  }

  private adopt(connection: Connection): void {
    const { client } = connection;
    this.connection = connection;
    this.projects = new Branch(newestFirst<Project>(client.projects), fingerprint);
    this.nodes.clear();
  }

  private nodeOf(project: Known<Project>, client: PlatformClient): ProjectNode {
    const known = this.nodes.get(project.id);
    if (known !== undefined) {
      known.project = project;
      return known;
    }
    const filter = { project_id: project.id };
    const node: ProjectNode = {
      kind: 'project',
      project,
      trainings: new Branch(newestFirst<Training>(client.trainings, filter), fingerprint),
      pools: new Branch(newestFirst<Pool>(client.pools, filter), fingerprint),
    };
    this.nodes.set(project.id, node);
    return node;
  }

  private async lookAt(
    node: ProjectNode | undefined,
    branches: readonly { reload(signal: AbortSignal): Promise<boolean>; failure: unknown }[],
    signal: AbortSignal,
  ): Promise<LookResult> {
    const changes = await Promise.all(branches.map((branch) => branch.reload(signal)));
    if (changes.includes(true) && !signal.aborted) this.changed.fire(node);
    if (branches.some((branch) => branch.failure !== undefined)) return 'failed';
    return changes.includes(true) ? 'changed' : 'same';
  }

  private async updateProgress(client: PlatformClient, signal: AbortSignal): Promise<boolean> {
    const shown = [...this.nodes.values()].filter((node) => this.opened.has(node.project.id));
    const open = shown.flatMap(({ pools }) =>
      pools.items.filter(({ status }) => status === 'OPEN'),
    );
    const ids = open.map((pool) => pool.id);
    const changed = new Set(await this.progress.update(client, ids, signal));
    for (const node of shown) {
      if (node.pools.items.some((pool) => changed.has(pool.id))) this.changed.fire(node);
    }
    // An open pool is work under way: keep looking often.
    return ids.length > 0;
  }

  private unreachable(error: unknown): RemoteNode {
    return {
      kind: 'error',
      id: 'projects',
      message: failureMessage(error),
      parent: undefined,
      retry: () => this.connections.need(),
    };
  }
}

/** Newest first: the platform numbers things in the order they were made. */
function newestFirst<T>(
  list: {
    page(
      query: { limit: number; sort: string; id_lt?: string },
      options: { signal: AbortSignal },
    ): Promise<{ items: readonly Known<T>[]; has_more: boolean }>;
  },
  filter: object = {},
): FetchPage<Known<T>> {
  return async (last, signal) => {
    const after = last === undefined ? {} : { id_lt: last.id };
    const query = { ...filter, limit: pageSize, sort: '-id', ...after };
    const page = await list.page(query, { signal });
    return { items: page.items, hasMore: page.has_more };
  };
}

function knownProject({ id, public_name: name, status }: Known<Project>): KnownObject {
  return { id, name, status };
}

function knownPool({ id, private_name: name, status }: Known<Pool> | Known<Training>): KnownObject {
  return { id, name, status };
}

function fingerprint(item: object): string {
  return JSON.stringify(item);
}

function childrenOf(node: ProjectNode): RemoteNode[] {
  const trainings = node.trainings.items.map((training): TrainingNode => ({
    kind: 'training',
    training,
    parent: node,
  }));
  // Platforms differ in whether a project's pools include its trainings.
  const pools = node.pools.items
    .filter((pool) => pool.type !== 'TRAINING')
    .map((pool): PoolNode => ({ kind: 'pool', pool, parent: node }));
  return [
    ...trainings,
    ...endOf(node.trainings, 'trainings', node),
    ...pools,
    ...endOf(node.pools, 'pools', node),
  ];
}

/** What stands after a branch's items: its error, or the way to its next page. */
export function endOf<T>(
  branch: Branch<T>,
  what: string,
  parent: ProjectNode | undefined,
): RemoteNode[] {
  if (branch.failure !== undefined) {
    return [
      {
        kind: 'error',
        id: `${what}:${parent?.project.id ?? ''}`,
        message: failureMessage(branch.failure),
        parent,
        retry: (signal) => branch.reload(signal),
      },
    ];
  }
  if (!branch.hasMore) return [];
  return [{ kind: 'more', what, parent, load: (signal) => branch.loadMore(signal) }];
}
