import type { Assignment } from '../api';
import type { Connection } from '../providers/connections';
import type { ReviewDesk, ReviewPress } from '../providers/review';
import type { Services } from '../providers/services';
import { isRemoteNode, nodesOf, poolOf, type RemoteNode } from '../providers/tree';
import type { ReviewPool } from '../review/state';
import type { CommandRunner } from './commandRunner';
import { judgeAssignments, judgeByFilter, judgeFromFile } from './judging';
import { targetOf, targetsOf, type Target } from './targets';

/** Looking at what performers handed in, and judging it: one by one, by a filter, by a file. */
export function registerAssignmentCommands(
  commands: CommandRunner,
  services: Services,
  reviews: ReviewDesk | undefined,
  changed: () => void,
): void {
  commands.registerCommand(
    'crowdsmith.reviewAssignments',
    'The answers cannot be reviewed',
    (node, selected) => review(services, reviews, node, selected),
  );
  registerKeys(commands, reviews);
  commands.registerCommand(
    'crowdsmith.judgeFromFile',
    'The verdicts could not be given',
    async (file) => {
      if (await judgeFromFile(services, file)) changed();
    },
  );
  commands.registerCommand(
    'crowdsmith.judgeByFilter',
    'The verdicts could not be given',
    async (node, selected) => {
      const pools = await poolsMeant(services, node, selected, 'Accept or reject by filter');
      if (pools && (await judgeByFilter(services, pools))) changed();
    },
  );
  const judge = async (
    verdict: 'ACCEPTED' | 'REJECTED',
    node: unknown,
    selected: unknown,
  ): Promise<void> => {
    const connection = await services.connections.need();
    const assignments = assignmentsOf(nodesOf(node, selected));
    if (await judgeAssignments(services, connection, verdict, assignments)) changed();
  };
  commands.registerCommand('crowdsmith.acceptAssignments', 'Could not accept', (node, selected) =>
    judge('ACCEPTED', node, selected),
  );
  commands.registerCommand('crowdsmith.rejectAssignments', 'Could not reject', (node, selected) =>
    judge('REJECTED', node, selected),
  );
}

/** What the keys of the panel do, for the palette and for keys that VS Code sees first. */
function registerKeys(commands: CommandRunner, reviews: ReviewDesk | undefined): void {
  const failure = 'The review does not answer';
  const press = (key: ReviewPress) => async (): Promise<void> => reviews?.press(key);
  commands.registerCommand('crowdsmith.reviewAccept', failure, press('a'));
  commands.registerCommand('crowdsmith.reviewReject', failure, press('r'));
  commands.registerCommand('crowdsmith.reviewNext', failure, press('j'));
  commands.registerCommand('crowdsmith.reviewPrevious', failure, press('k'));
  commands.registerCommand('crowdsmith.reviewUndo', failure, press('z'));
}

async function review(
  services: Services,
  reviews: ReviewDesk | undefined,
  node: unknown,
  selected: unknown,
): Promise<void> {
  const pools = await poolsMeant(services, node, selected, 'Review assignments');
  const [first] = pools ?? [];
  if (!pools || !first) return;
  const [assignment] = assignmentsOf(nodesOf(node, selected));
  await reviews?.open(first.connection, pools.map(asReviewed), assignment?.id);
}

function asReviewed({ id, name }: Target): ReviewPool {
  return { id, name };
}

function assignmentsOf(nodes: readonly RemoteNode[]): readonly Assignment[] {
  return nodes.flatMap((node) => (node.kind === 'assignment' ? [node.assignment] : []));
}

/** Pools that a command was pointed at, by themselves, by their project or by anything below them. */
export async function poolsMeant(
  services: Services,
  node: unknown,
  selected: unknown,
  title: string,
): Promise<readonly Target[] | undefined> {
  const wanted = { kinds: ['pool'] as const, title, placeholder: 'Pools whose answers are meant' };
  if (!isRemoteNode(node)) return targetsOf(services, node, selected, wanted);
  const connection = await services.connections.need();
  const found = new Map<string, Target>();
  for (const one of nodesOf(node, selected)) {
    for (const target of await poolsOfNode(connection, one)) found.set(target.id, target);
  }
  if (found.size > 0) return [...found.values()];
  const target = await targetOf(services, undefined, wanted);
  return target && [target];
}

/** Pools of a project that are reviewed together, the newest ones. */
const mostPools = 20;

async function poolsOfNode(connection: Connection, node: RemoteNode): Promise<readonly Target[]> {
  const target = (pool: { readonly id: string; readonly private_name: string }): Target => ({
    ...{ connection, kind: 'pool', id: pool.id, name: pool.private_name },
  });
  if (node.kind === 'project') {
    const query = { project_id: node.project.id, sort: '-id', limit: mostPools };
    const { items } = await connection.client.pools.page(query);
    return items.map(target);
  }
  const pool = poolOf(node);
  return pool ? [target(pool.pool)] : [];
}
