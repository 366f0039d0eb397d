import * as vscode from 'vscode';
import type { Skill } from '../../spec/model';
import type { Connection, Connections } from '../connections';
import type { KnownObjects } from '../knownObjects';
import type { SpecLinks } from '../specLinks';
import { Branch } from './branch';
import type { RemoteNode } from './nodes';
import { endOf } from './projectsTree';
import type { LookResult } from './poller';
import { treeItemOf } from './treeItems';

type KnownSkill = Skill & { readonly id: string };

const pageSize = 100;

/** The requester's own skills on the connected platform; everybody's are left out. */
export class SkillsTree implements vscode.TreeDataProvider<RemoteNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<RemoteNode | undefined>();
  private readonly watching: vscode.Disposable;
  private connection: Connection | undefined;
  private skills: Branch<KnownSkill> | undefined;
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
      percentOf: () => undefined,
      hasSpec: (id) => this.links.specOf(id) !== undefined,
    });
  }

  async getChildren(node?: RemoteNode): Promise<RemoteNode[]> {
    if (node !== undefined) return [];
    // The projects view tells why there is no connection; here that is simply an empty list.
    const connection = await this.connections.quiet().catch(() => undefined);
    if (connection === undefined) return [];
    if (connection !== this.connection || this.skills === undefined) {
      this.connection = connection;
      this.skills = new Branch(pagesOf(connection), (skill) => JSON.stringify(skill));
    }
    const { skills } = this;
    await skills.ensureLoaded(this.life.signal);
    const own = skills.items.filter((skill) => skill.global !== true);
    const nodes = own.map((skill): RemoteNode => ({ kind: 'skill', skill }));
    return [...nodes, ...endOf(skills, 'skills', undefined)];
  }

  refresh(): void {
    this.life.abort();
    this.life = new AbortController();
    this.skills = undefined;
    this.changed.fire(undefined);
  }

  /** What has been listed so far. */
  known(): Pick<KnownObjects, 'skills'> {
    const listed = this.skills?.items ?? [];
    return { skills: listed.map(({ id, name }) => ({ id, name })) };
  }

  redraw(): void {
    this.changed.fire(undefined);
  }

  async look(signal: AbortSignal): Promise<LookResult> {
    const { skills } = this;
    if (skills === undefined) return 'same';
    const different = await skills.reload(signal);
    if (different && !signal.aborted) this.changed.fire(undefined);
    if (skills.failure !== undefined) return 'failed';
    return different ? 'changed' : 'same';
  }

  dispose(): void {
    this.life.abort();
    this.watching.dispose();
    this.changed.dispose();
  }
}

function pagesOf({ client }: Connection) {
  return async (last: KnownSkill | undefined, signal: AbortSignal) => {
    const after = last === undefined ? {} : { id_lt: last.id };
    const query = { global: false, limit: pageSize, sort: '-id', ...after };
    const page = await client.skills.page(query, { signal });
    return { items: page.items, hasMore: page.has_more };
  };
}
