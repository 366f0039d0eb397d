import { actOnPool, archiveProject, estimatePool } from '../../deploy';
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
import { guardMoney, yesOption } from '../money';
import { asPool, type RemoteTarget } from '../specTarget';
import { withTarget } from '../withTarget';

const options = { ...jsonOption, ...platformOptions, ...workspaceOption };

export const open: Command = {
  name: 'open',
  usage: `SPEC|ID ${platformUsage} [--yes]`,
  summary: 'Opens a pool or training to performers.',
  options: { ...options, ...yesOption },
  takes: { least: 1, most: 1 },
  run: (invocation) =>
    withTarget(invocation, async (target, connection) => {
      const { client, profile } = connection;
      const { signal } = invocation.interruption;
      const pool = asPool(target, 'opened');
      if (!profile.sandbox && pool.kind === 'pool') {
        const { total } = await estimatePool(client, pool.id, { signal });
        guardMoney(profile, `Opening ${target.label}`, total, invocation);
      }
      const result = await actOnPool(client, pool, 'open', { signal });
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
