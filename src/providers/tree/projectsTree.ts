import type { PlatformClient, Remote } from '../../api';
import type { Project } from '../../spec/model';
import type { Connection, Connections } from '../connections';
import type { KnownObject, KnownObjects } from '../knownObjects';
import { ObjectList, belowOf, type Below } from './below';
import type { ItemFacts } from './facts';
import { groupNode, projectNode, type ProjectList } from './grow';
import { tooltipOf, treeItemOf } from './items';
import type { PoolNode, ProjectNode, RemoteNode } from './nodes';
import { everything, projectPages, type ProjectFilter } from './projectFilter';
import type { TreePlan } from './remoteTree';

/** The Projects view: projects of the connected platform, newest first, and all that is in them. */
export class ProjectsPlan implements TreePlan {
  private connection: Connection | undefined;
  private below: Below | undefined;
  private projects: ProjectList | undefined;
  private archived: ProjectList | undefined;
  private filter: ProjectFilter = everything;

  constructor(
    private readonly connections: Connections,
    private readonly facts: ItemFacts,
  ) {}

  async root(): Promise<Below | undefined> {
    const connection = await this.connections.quiet();
    if (connection === undefined) return undefined;
    if (connection !== this.connection || this.below === undefined) this.adopt(connection);
    return this.below;
  }

  forget(): void {
    this.below = undefined;
    this.projects = undefined;
    this.archived = undefined;
  }

  item(node: RemoteNode): ReturnType<TreePlan['item']> {
    return treeItemOf(node, this.facts);
  }

  tooltip(node: RemoteNode): ReturnType<TreePlan['tooltip']> {
    return tooltipOf(node, this.facts);
  }

  retryRoot(): Promise<unknown> {
    return this.connections.need();
  }

  get shownFilter(): ProjectFilter {
    return this.filter;
  }

  /** Takes effect with the next refresh. */
  setFilter(filter: ProjectFilter): void {
    this.filter = filter;
  }

  async lookMore(
    unfolded: readonly RemoteNode[],
    signal: AbortSignal,
  ): Promise<readonly RemoteNode[]> {
    const client = this.connection?.client;
    if (client === undefined) return [];
    const ids = openPoolsAmong(unfolded).map(({ pool }) => pool.id);
    await this.facts.figures.updateOpen(client, ids, signal);
    return countedGroups(unfolded, client, this.facts, signal);
  }

  /** What has been listed so far. */
  known(seen: readonly RemoteNode[]): Pick<KnownObjects, 'projects' | 'trainings' | 'pools'> {
    const children = seen.flatMap((node) =>
      node.kind === 'project' ? node.below.lists.flatMap((list) => list.nodes()) : [],
    );
    const projects = [this.projects, this.archived].flatMap((list) => list?.items ?? []);
    return {
      projects: projects.map((object) => known(object, object.public_name)),
      trainings: children.flatMap((node) =>
        node.kind === 'training' ? [known(node.training, node.training.private_name)] : [],
      ),
      pools: children.flatMap((node) =>
        node.kind === 'pool' ? [known(node.pool, node.pool.private_name)] : [],
      ),
    };
  }

  /** The node of a project that was found elsewhere; it stands at the top if its page is not there. */
  pinned(project: Remote<Project>): ProjectNode | undefined {
    const isArchived = project.status === 'ARCHIVED';
    const underHeading = isArchived && this.filter.status === 'active';
    // Unfolding the heading makes the list.
    if (underHeading) void this.below?.fixed.map(belowOf);
    return (underHeading ? this.archived : this.projects)?.pinned(project);
  }

  private adopt(connection: Connection): void {
    const { client } = connection;
    const { filter } = this;
    this.connection = connection;
    this.projects = projectList(client, filter, undefined);
    this.below =
      filter.status === 'active'
        ? this.withArchived(client, this.projects)
        : { lists: [this.projects], fixed: [] };
  }

  /** The heading of the archived ones; on a platform without any project there is nothing at all. */
  private withArchived(client: PlatformClient, projects: ProjectList): Below {
    let archived: ProjectList | undefined;
    const group = groupNode(undefined, 'archivedProjects', 'Archived', (node) => {
      archived = projectList(client, { status: 'archived' }, node);
      this.archived = archived;
      return { lists: [archived] };
    });
    const isEmpty = (list: ProjectList | undefined): boolean =>
      list?.isLoaded === true && list.items.length === 0;
    return {
      lists: [projects],
      get fixed() {
        return projects.isLoaded && !(isEmpty(projects) && isEmpty(archived)) ? [group] : [];
      },
      async settle(signal) {
        if (isEmpty(projects)) await group.below.lists[0]?.ensureLoaded(signal);
      },
    };
  }
}

function projectList(
  client: PlatformClient,
  filter: ProjectFilter,
  parent: RemoteNode | undefined,
): ProjectList {
  return new ObjectList<Remote<Project>, ProjectNode>({
    what: 'projects',
    ...projectPages(client, filter),
    make: (project) => projectNode(client, project, parent),
    renew: (node, project) => (node.project = project),
  });
}

function openPoolsAmong(unfolded: readonly RemoteNode[]): readonly PoolNode[] {
  return unfolded
    .flatMap((node) => ('below' in node ? node.below.lists.flatMap((list) => list.nodes()) : []))
    .filter((node): node is PoolNode => node.kind === 'pool' && node.pool.status === 'OPEN');
}

/** Headings of assignments whose counts are other ones now. */
async function countedGroups(
  unfolded: readonly RemoteNode[],
  client: PlatformClient,
  { figures }: ItemFacts,
  signal: AbortSignal,
): Promise<readonly RemoteNode[]> {
  const changed: RemoteNode[] = [];
  for (const node of unfolded) {
    if (node.kind !== 'group' || node.group !== 'assignments') continue;
    const { parent } = node;
    const id =
      parent?.kind === 'pool'
        ? parent.pool.id
        : parent?.kind === 'training'
          ? parent.training.id
          : undefined;
    if (id !== undefined && (await figures.updateCounts(client, id, signal))) {
      changed.push(...node.below.fixed);
    }
  }
  return changed;
}

function known(object: object & { id: string; status?: string }, name: string): KnownObject {
  return { id: object.id, name, status: object.status, object };
}
