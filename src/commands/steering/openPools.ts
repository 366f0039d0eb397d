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
  if (targets === undefined || !(await mayOpen(services, targets))) return;
  const withTraining: Target[] = [];
  const words = { doing: 'Opening', failed: 'could not be opened' };
  const opened = await doEach(services, targets, words, async (target, signal, report) => {
    const { actOnPool } = await import('../../providers/remote');
    const { client } = target.connection;
    const training = await closedTrainingOf(target);
    if (training !== undefined) {
      report('opening its training');
      await actOnPool(client, { kind: 'training', id: training }, 'open', { signal });
      withTraining.push(target);
    }
    const { kind, id } = poolOrTraining(target);
    await actOnPool(client, { kind, id }, 'open', { signal });
  });
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

/** What opening costs is asked in one question for all of them. */
async function mayOpen(services: Services, targets: readonly Target[]): Promise<boolean> {
  const [first] = targets;
  if (first === undefined || first.connection.profile.sandbox) return true;
  const pools = targets.filter(({ kind }) => kind === 'pool');
  const expenses = await Promise.all(
    pools.map((target) => expenseOf(target, `Opening ${target.name}`)),
  );
  return maySpend(services, first.connection, expenses, {
    message: `Open ${namesOf(targets)}?`,
    agree: 'Open',
    spec: first.spec,
    remarks: ['Real performers will see it.'],
  });
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
