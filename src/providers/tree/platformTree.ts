import type { Operation, PlatformClient, Profile, Requester } from '../../api';
import type { Accounts } from '../accounts/accounts';
import type { Connection, Connections } from '../connections';
import type { Profiles } from '../profiles';
import { ObjectList, nothing, unfolding, type Below } from './below';
import type { ItemFacts } from './facts';
import { groupNode, poolsOf, webhooksGroup } from './grow';
import { tooltipOf, treeItemOf } from './items';
import type {
  GroupNode,
  OperationNode,
  PoolNode,
  ProfileNode,
  RemoteNode,
  RequesterNode,
} from './nodes';
import { whole } from './pages';
import type { TreePlan } from './remoteTree';

interface Parts {
  readonly connections: Connections;
  readonly profiles: Profiles;
  readonly accounts: Accounts;
}

/**
 * The Platform view: all profiles, the current one with its requester, balance, open pools and
 * what they can still cost, operations in progress and webhooks. Others are a click away; nothing is
 * asked of them, so that what commands act on is always of the current one.
 */
export class PlatformPlan implements TreePlan {
  private current: ProfileNode | undefined;
  private connection: Connection | undefined;
  private openPools: GroupNode | undefined;

  constructor(
    private readonly parts: Parts,
    private readonly facts: ItemFacts,
  ) {}

  async root(): Promise<Below> {
    const { profiles, connections } = this.parts;
    // The projects view tells why there is no connection.
    const connection = await connections.quiet().catch(() => undefined);
    const profile = profiles.current();
    if (this.current === undefined || connection !== this.connection) {
      this.connection = connection;
      this.current = this.currentNode(profile, connection);
    }
    const others = profiles.list().filter(({ name }) => name !== profile.name);
    return {
      lists: [],
      fixed: [this.current, ...(await Promise.all(others.map((other) => this.otherNode(other))))],
    };
  }

  forget(): void {
    this.current = undefined;
    this.openPools = undefined;
  }

  item(node: RemoteNode): ReturnType<TreePlan['item']> {
    return treeItemOf(node, this.facts);
  }

  tooltip(node: RemoteNode): ReturnType<TreePlan['tooltip']> {
    return tooltipOf(node, this.facts);
  }

  retryRoot(): Promise<unknown> {
    return this.parts.connections.need();
  }

  /** Pools on which performers work now, as far as they are known. */
  get open(): readonly PoolNode[] {
    const list = this.openPools?.below.lists[0];
    return (list?.nodes() ?? []).filter((node): node is PoolNode => node.kind === 'pool');
  }

  async lookMore(
    unfolded: readonly RemoteNode[],
    signal: AbortSignal,
  ): Promise<readonly RemoteNode[]> {
    const group = this.openPools;
    const client = this.connection?.client;
    if (group === undefined || client === undefined || !unfolded.includes(group)) return [];
    const ids = this.open.map(({ pool }) => pool.id);
    await this.facts.figures.updateOpen(client, ids, signal);
    return [];
  }

  private currentNode(profile: Profile, connection: Connection | undefined): ProfileNode {
    return unfolding<ProfileNode>(
      {
        kind: 'profile',
        key: `profile:${profile.name}`,
        parent: undefined,
        profile: connection?.profile ?? profile,
        state: 'current',
        account: connection?.account,
        connected: connection !== undefined,
      },
      (node) => (connection === undefined ? nothing : this.belowCurrent(connection.client, node)),
    );
  }

  private belowCurrent(client: PlatformClient, node: ProfileNode): Below {
    this.openPools = groupNode(node, 'openPools', 'Open pools', (group) => ({
      lists: [poolsOf(client, group, { status: 'OPEN' })],
    }));
    return {
      lists: [requesterOf(client, node)],
      fixed: [this.openPools, operationsGroup(client, node), webhooksGroup(client, node, {})],
    };
  }

  private async otherNode(profile: Profile): Promise<ProfileNode> {
    const account = await this.parts.accounts.of(profile);
    const node: ProfileNode = {
      kind: 'profile',
      key: `profile:${profile.name}`,
      parent: undefined,
      profile,
      state: 'other',
      account: account?.label,
      connected: false,
      below: nothing,
    };
    return node;
  }
}

function requesterOf(
  client: PlatformClient,
  parent: ProfileNode,
): ObjectList<Requester, RequesterNode> {
  return new ObjectList<Requester, RequesterNode>({
    what: 'requester',
    fetch: whole(async (signal) => [await client.requester.get({ signal })]),
    make: (requester) => ({ kind: 'requester', key: 'requester', parent, requester }),
    renew: (node, requester) => (node.requester = requester),
  });
}

/** More than that under way at once is more than anybody follows. */
const mostOperations = 50;

function operationsGroup(client: PlatformClient, parent: RemoteNode): GroupNode {
  return groupNode(parent, 'operations', 'Operations in progress', (node) => ({
    lists: [
      new ObjectList<Operation, OperationNode>({
        what: 'operations',
        fetch: whole((signal) => underWay(client, signal)),
        make: (operation) => ({
          kind: 'operation',
          key: `operation:${operation.id}`,
          parent: node,
          operation,
        }),
        renew: (known, operation) => (known.operation = operation),
      }),
    ],
  }));
}

async function underWay(
  client: PlatformClient,
  signal: AbortSignal,
): Promise<readonly Operation[]> {
  const pages = await Promise.all(
    (['RUNNING', 'PENDING'] as const).map((status) =>
      client.operations.page({ status, limit: mostOperations, sort: '-submitted' }, { signal }),
    ),
  );
  return pages.flatMap(({ items }) => items);
}
