import * as vscode from 'vscode';
import type { Services } from '../../providers/services';
import { doEach } from '../eachTarget';
import { expenseOf, maySpend, type Expense } from '../money';
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
  let asked: Asked = { left: targets ?? [], remarks: [] };
  while (asked.left.length > 0) {
    const agreed = await mayOpen(services, asked);
    if (agreed === undefined) return;
    asked = await openAll(services, asked.left, agreed);
  }
}

/** What is to be opened, and what is to be known first where its sum has grown since somebody agreed to one. */
interface Asked {
  readonly left: readonly Target[];
  readonly remarks: readonly string[];
}

/** What somebody agreed to pay for each pool, by id; of what is free there is nothing in it. US dollars. */
type Agreed = ReadonlyMap<string, number>;

/** Returns those that cost more by now than what was agreed to: they stay closed. */
async function openAll(
  services: Services,
  targets: readonly Target[],
  agreed: Agreed,
): Promise<Asked> {
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
  const left = [...grown];
  const before = withTraining.filter((target) => grown.has(target));
  const open =
    before.length === 0 ? '' : ` The training of ${namesOf(before)} is open, which is free.`;
  const more =
    'More tasks or a higher price came after that was agreed to, so that it stayed closed.';
  return { left, remarks: left.length === 0 ? [] : [`${more}${open}`] };
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
  { left: targets, remarks }: Asked,
): Promise<Agreed | undefined> {
  const [first] = targets;
  if (first === undefined || first.connection.profile.sandbox) return new Map();
  const pools = targets.filter(({ kind }) => kind === 'pool');
  const agreed = new Map<string, number>();
  const price = (): Promise<readonly Expense[]> =>
    Promise.all(
      pools.map(async (target) => {
        const expense = await expenseOf(target, `Opening ${target.name}`);
        agreed.set(target.id, expense.sum);
        return expense;
      }),
    );
  const more = remarks.length === 0 ? '' : ' for more';
  const may = await maySpend(services, first.connection, price, {
    message: `Open ${namesOf(targets)}${more}?`,
    agree: 'Open',
    spec: first.spec,
    remarks: [...remarks, 'Real performers will see it.'],
  });
  return may === undefined ? undefined : agreed;
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
