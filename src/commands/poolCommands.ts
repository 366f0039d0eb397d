import type { Operation } from '../api';
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
  await act(`Opening ${target.name}`, target, (id, options) => apiOf(target).open(id, options));
  void services.ask.tell('info', `${target.name} is open.`);
}

async function close(services: Services, argument: unknown): Promise<void> {
  const target = await targetOf(services, argument, {
    kinds: ['pool', 'training'],
    status: 'OPEN',
    title: 'Close',
    placeholder: 'Pool or training that performers should see no more',
  });
  if (target === undefined) return;
  await act(`Closing ${target.name}`, target, (id, options) => apiOf(target).close(id, options));
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
  const { client } = target.connection;
  await act(`Archiving ${target.name}`, target, (id, options) =>
    target.kind === 'project'
      ? client.projects.archive(id, options)
      : apiOf(target).archive(id, options),
  );
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

function apiOf({ kind, connection }: Target) {
  return kind === 'training' ? connection.client.trainings : connection.client.pools;
}

/** Starts an action of the platform and waits until it is through. */
async function act(
  title: string,
  target: Target,
  start: (id: string, options: { signal: AbortSignal }) => Promise<Operation | undefined>,
): Promise<void> {
  await withProgress(title, async (signal) => {
    const operation = await start(target.id, { signal });
    if (operation === undefined) return;
    await target.connection.client.operations.wait(operation, { signal });
  });
}
