import * as vscode from 'vscode';
import type { Services } from '../../providers/services';
import { doEach } from '../eachTarget';
import { expenseOf, maySpend } from '../money';
import { namesOf, targetsOf, type Target } from '../targets';

/** Opens pools and trainings; a pool's closed training is opened before it. */
export async function openPools(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const targets = await targetsOf(services, argument, selected, {
    kinds: ['pool', 'training'],
    status: 'CLOSED',
    title: 'Open',
    placeholder: 'Pools and trainings that performers should see',
  });
  let left = targets ?? [];
  for (let asked: Asked = 'first'; left.length > 0; asked = 'again') {
    const agreed = await mayOpen(services, left, asked);
    if (agreed === undefined) return;
    left = await openAll(services, left, agreed);
  }
}

/** Whether it is the first question, or one more since a sum has grown after that. */
type Asked = 'first' | 'again';

/** What somebody agreed to pay for each pool, by id; of what is free there is nothing in it. US dollars. */
type Agreed = ReadonlyMap<string, number>;

/** Returns those that cost more by now than what was agreed to: they stay closed. */
async function openAll(
  services: Services,
  targets: readonly Target[],
  agreed: Agreed,
): Promise<readonly Target[]> {
  const withTraining: Target[] = [];
  const grown = new Set<Target>();
  const words = { doing: 'Opening', failed: 'could not be opened' };
  const done = await doEach(services, targets, words, async (target, signal, report) => {
    const { actOnPool } = await import('../../providers/remote');
    const { client } = target.connection;
    const training = await closedTrainingOf(target);
    if (training !== undefined) {
      report('opening its training');
      await actOnPool(client, { kind: 'training', id: training }, 'open', { signal });
      withTraining.push(target);
    }
    if (await hasGrown(target, agreed)) {
      grown.add(target);
      return;
    }
    const { kind, id } = poolOrTraining(target);
    await actOnPool(client, { kind, id }, 'open', { signal });
  });
  const opened = done.filter((target) => !grown.has(target));
  tellOpened(
    services,
    opened,
    withTraining.filter((target) => opened.includes(target)),
  );
  return [...grown];
}

/** Right before it is opened: tasks may have come while the question was open. */
async function hasGrown(target: Target, agreed: Agreed): Promise<boolean> {
  const sum = agreed.get(target.id);
  if (sum === undefined) return false;
  const { costsMore } = await import('../../providers/remote');
  return costsMore((await expenseOf(target, target.name)).sum, sum);
}

function tellOpened(
  services: Services,
  opened: readonly Target[],
  withTraining: readonly Target[],
): void {
  if (opened.length === 0) return;
  const also = withTraining.length === 0 ? '' : ', and so is its training';
  const text =
    opened.length === 1
      ? `${namesOf(opened)} is open${also}.`
      : `${namesOf(opened)} are open${withTraining.length === 0 ? '' : ', with their trainings'}.`;
  const wait = 'Wait Until It Closes';
  const close = 'Close Again';
  const answer = services.ask.tell('info', text, [wait, close]);
  void answer.then((chosen) => {
    const pointed = opened.map(pointerTo);
    if (chosen === wait) void vscode.commands.executeCommand('crowdsmith.waitPool', pointed);
    if (chosen === close) void vscode.commands.executeCommand('crowdsmith.close', pointed);
  });
}

/** What opening costs is asked in one question for all of them. Undefined: it may not be. */
async function mayOpen(
  services: Services,
  targets: readonly Target[],
  asked: Asked,
): Promise<Agreed | undefined> {
  const [first] = targets;
  if (first === undefined || first.connection.profile.sandbox) return new Map();
  const pools = targets.filter(({ kind }) => kind === 'pool');
  const expenses = await Promise.all(
    pools.map((target) => expenseOf(target, `Opening ${target.name}`)),
  );
  const more = 'More tasks or a higher price came after that was agreed to; nothing is open yet.';
  const may = await maySpend(services, first.connection, expenses, {
    message: asked === 'first' ? `Open ${namesOf(targets)}?` : `Open ${namesOf(targets)} for more?`,
    agree: 'Open',
    spec: first.spec,
    remarks: [...(asked === 'first' ? [] : [more]), 'Real performers will see it.'],
  });
  return may ? new Map(pools.map(({ id }, i) => [id, expenses[i]?.sum ?? 0])) : undefined;
}

/** Nobody reaches a pool whose training is closed, so that opening it alone would look like a fault. */
async function closedTrainingOf({ kind, id, connection }: Target): Promise<string | undefined> {
  if (kind !== 'pool') return undefined;
  const { client } = connection;
  const pool = await client.pools.get(id);
  const wanted = pool.quality_control?.training_requirement?.training_pool_id;
  if (wanted === undefined) return undefined;
  const training = await client.trainings.get(wanted);
  return training.status === 'CLOSED' ? wanted : undefined;
}

/** What a command can be pointed at again. */
export function pointerTo({ kind, id, name }: Target): object {
  return { kind, id, name };
}

export function poolOrTraining(target: Target): {
  readonly kind: 'pool' | 'training';
  readonly id: string;
} {
  const { kind, id, name } = target;
  if (kind === 'project') throw new Error(`${name} is a project, and projects are always open.`);
  return { kind, id };
}
