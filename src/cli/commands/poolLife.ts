import { actOnPool, archiveProject, closedTrainingOf, estimatePool, openPaid } from '../../deploy';
import {
  flagOf,
  jsonOption,
  platformOptions,
  platformUsage,
  workspaceOption,
  type Command,
  type Invocation,
} from '../command';
import type { Connection } from '../connection';
import { exitCodes } from '../exitCodes';
import { capOf, capOption, guardMoney, yesOption } from '../money';
import { asPool, type RemoteTarget } from '../specTarget';
import { withTarget } from '../withTarget';

const options = { ...jsonOption, ...platformOptions, ...workspaceOption };

export const open: Command = {
  name: 'open',
  usage: `SPEC|ID ${platformUsage} [--yes] [--cap USD]`,
  summary: 'Opens a pool, with the training that it needs, or a training to performers.',
  options: { ...options, ...yesOption, ...capOption },
  takes: { least: 1, most: 1 },
  run: (invocation) =>
    withTarget(invocation, async (target, { client, profile }, workspace) => {
      const { signal } = invocation.interruption;
      const pool = { ...asPool(target, 'opened'), name: target.label };
      const cap = await capOf(invocation.values, workspace);
      let agreed: number | undefined;
      if (!profile.sandbox && pool.kind === 'pool') {
        agreed = (await estimatePool(client, pool.id, { signal })).total;
        guardMoney(profile, `Opening ${target.label}`, agreed, invocation);
      }
      const common = { workspace, client, profile, cap, signal };
      const training = await closedTrainingOf(client, pool, { signal });
      if (training !== undefined) {
        await openPaid({ ...common, pool: training });
        invocation.output.say(`Its training, ${training.name} (${training.id}), is open.`);
      }
      const result = await openPaid({ ...common, pool, ...(agreed !== undefined && { agreed }) });
      return told(invocation, target, result === 'already' ? 'was open already' : 'is open');
    }),
};

export const close: Command = {
  name: 'close',
  usage: `SPEC|ID ${platformUsage}`,
  summary: 'Closes a pool or training; work in hand can still be finished.',
  options,
  takes: { least: 1, most: 1 },
  run: (invocation) =>
    withTarget(invocation, async (target, { client }) => {
      const { signal } = invocation.interruption;
      const result = await actOnPool(client, asPool(target, 'closed'), 'close', { signal });
      return told(invocation, target, result === 'already' ? 'was closed already' : 'is closed');
    }),
};

export const archive: Command = {
  name: 'archive',
  usage: `SPEC|ID ${platformUsage}`,
  summary: 'Archives a pool, a training or a project, for good.',
  options,
  takes: { least: 1, most: 1 },
  run: (invocation) =>
    withTarget(invocation, async (target, connection) => {
      const result = await archiveTarget(target, connection, invocation.interruption.signal);
      return told(
        invocation,
        target,
        result === 'already' ? 'was archived already' : 'is archived',
      );
    }),
};

async function archiveTarget(
  target: RemoteTarget,
  { client }: Connection,
  signal: AbortSignal,
): Promise<'done' | 'already'> {
  if (target.kind === 'project') return await archiveProject(client, target.id, { signal });
  return await actOnPool(client, asPool(target, 'archived'), 'archive', { signal });
}

function told(
  { values, output }: Invocation,
  { kind, id, label }: RemoteTarget,
  state: string,
): typeof exitCodes.good {
  output.say(`${label}: ${kind} ${id} ${state}.`);
  if (flagOf(values, 'json')) output.json({ kind, id, state });
  return exitCodes.good;
}
