import type { PoolAction } from '../deploy';
import { closeReasonText } from '../providers/tree';
import type { Services } from '../providers/services';
import type { CommandRunner } from './commandRunner';
import { confirmSpending } from './money';
import { withProgress } from './progress';
import { targetOf, type Target } from './targets';

/** Open, close, archive, and wait until a pool closes. `changed` lets the trees look soon. */
export function registerPoolCommands(
  commands: CommandRunner,
  services: Services,
  changed: () => void,
): void {
  commands.registerCommand('crowdsmith.open', 'Could not open it', async (argument) => {
    await open(services, argument);
    changed();
  });
  commands.registerCommand('crowdsmith.close', 'Could not close it', async (argument) => {
    await close(services, argument);
    changed();
  });
  commands.registerCommand('crowdsmith.archive', 'Could not archive it', async (argument) => {
    await archive(services, argument);
    changed();
  });
  commands.registerCommand(
    'crowdsmith.waitPool',
    'Waiting for the pool failed',
    async (argument) => {
      await wait(services, argument);
      changed();
    },
  );
}

async function open(services: Services, argument: unknown): Promise<void> {
  const target = await targetOf(services, argument, {
    kinds: ['pool', 'training'],
    status: 'CLOSED',
    title: 'Open',
    placeholder: 'Pool or training that performers should see',
  });
  if (target === undefined) return;
  if (!(await confirmSpending(services, target, `Open ${target.name}?`, 'Open'))) return;
  const training = await closedTrainingOf(target);
  if (training !== undefined) await act(`Opening the training of ${target.name}`, training, 'open');
  await act(`Opening ${target.name}`, target, 'open');
  const also = training === undefined ? '' : ', and so is its training';
  void services.ask.tell('info', `${target.name} is open${also}.`);
}

/** Nobody reaches a pool whose training is closed, so that opening it alone would look like a fault. */
async function closedTrainingOf({ kind, id, connection }: Target): Promise<Target | undefined> {
  if (kind !== 'pool') return undefined;
  const { client } = connection;
  const pool = await client.pools.get(id);
  const wanted = pool.quality_control?.training_requirement?.training_pool_id;
  if (wanted === undefined) return undefined;
  const training = await client.trainings.get(wanted);
  if (training.status !== 'CLOSED') return undefined;
  return { connection, kind: 'training', id: wanted, name: training.private_name };
}

async function close(services: Services, argument: unknown): Promise<void> {
  const target = await targetOf(services, argument, {
    kinds: ['pool', 'training'],
    status: 'OPEN',
    title: 'Close',
    placeholder: 'Pool or training that performers should see no more',
  });
  if (target === undefined) return;
  await act(`Closing ${target.name}`, target, 'close');
  void services.ask.tell('info', `${target.name} is closed.`);
}

async function archive(services: Services, argument: unknown): Promise<void> {
  const target = await targetOf(services, argument, {
    kinds: ['pool', 'training', 'project'],
    status: 'CLOSED',
    title: 'Archive',
    placeholder: 'What to archive',
  });
  if (target === undefined) return;
  const sure = await services.ask.confirm({
    message: `Archive ${target.name}?`,
    detail: `What is archived on ${target.connection.profile.label} cannot be opened again.`,
    agree: 'Archive',
  });
  if (!sure) return;
  await act(`Archiving ${target.name}`, target, 'archive');
  void services.ask.tell('info', `${target.name} is archived.`);
}

/** Waits under a notification and in the Runs view; cancelling stops the waiting, not the pool. */
async function wait(services: Services, argument: unknown): Promise<void> {
  const target = await targetOf(services, argument, {
    kinds: ['pool'],
    status: 'OPEN',
    title: 'Wait until a pool closes',
    placeholder: 'Pool to wait for',
  });
  if (target === undefined) return;
  const { waitPool } = await import('../providers/remote');
  const life = new AbortController();
  const run = services.runs.begin(
    {
      id: `wait:${target.connection.profile.name}:${target.id}`,
      kind: 'wait',
      title: `Wait for ${target.name}`,
      message: 'waiting',
    },
    () => life.abort(),
  );
  try {
    const reason = await withProgress(`Waiting for ${target.name}`, (cancel, report) =>
      waitPool(target.connection.client, target.id, {
        signal: AbortSignal.any([cancel, life.signal]),
        onProgress: (percent) => {
          report(`${Math.floor(percent)} %`, percent);
          run.update({ percent, message: 'open' });
        },
      }),
    );
    const words = closeReasonText(reason);
    run.end('done', `closed: ${words}`);
    void services.ask.tell('info', `${target.name} has closed: ${words}.`);
  } catch (error) {
    run.end('stopped', 'no longer waited for');
    throw error;
  }
}

/** Has the platform act, and waits until it has. */
async function act(title: string, target: Target, action: PoolAction): Promise<void> {
  const { kind, id, connection } = target;
  await withProgress(title, async (signal) => {
    const { actOnPool, archiveProject } = await import('../providers/remote');
    if (kind === 'project') await archiveProject(connection.client, id, { signal });
    else await actOnPool(connection.client, { kind, id }, action, { signal });
  });
}
