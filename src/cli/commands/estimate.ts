import { estimatePool, estimateSpec, totalOf, type Estimate } from '../../deploy';
import { specKindOf } from '../../spec';
import {
  flagOf,
  jsonOption,
  platformOptions,
  platformUsage,
  textOf,
  workspaceOption,
  type Command,
  type Invocation,
} from '../command';
import { connect, type Connection } from '../connection';
import { exitCodes, type ExitCode } from '../exitCodes';
import { dollars } from '../money';
import type { Output } from '../output';
import { asPool, targetOf } from '../specTarget';
import { fromHere, workspaceOf } from '../workspaceOf';
import type { Workspace } from '../../workspace';
import { counted } from '../../spec/text/counted';

export const estimate: Command = {
  name: 'estimate',
  usage: `SPEC|ID… ${platformUsage}`,
  summary:
    'Says what pools or a pipeline will cost, with overlap, fee and retries; with a platform named, against its balance.',
  options: { ...jsonOption, ...platformOptions, ...workspaceOption },
  takes: { least: 1, most: Infinity },
  async run(invocation) {
    const { paths, values } = invocation;
    const workspace = workspaceOf(values, paths[0]);
    const asks = ['profile', 'url'].some((name) => textOf(values, name) !== undefined);
    const remote = paths.some((path) => specKindOf(path) === undefined);
    if (!asks && !remote) return told(await estimateAll(workspace, invocation), invocation);
    const connection = await connect(values, workspace);
    try {
      const found = await estimateAll(workspace, invocation, connection);
      const { balance } = await connection.client.requester.get(invocation.interruption);
      return told(found, invocation, balance);
    } finally {
      await connection.close();
    }
  },
};

async function estimateAll(
  workspace: Workspace,
  { paths, interruption }: Invocation,
  connection?: Connection,
): Promise<Estimate> {
  const { signal } = interruption;
  const parts: Estimate[] = [];
  for (const path of paths) {
    if (connection === undefined || specKindOf(path) !== undefined) {
      parts.push(await estimateLocal(workspace, path));
    } else {
      const target = asPool(
        await targetOf(path, { workspace, ...connection, signal }),
        'estimated',
      );
      parts.push(await estimatePool(connection.client, target.id, { signal }));
    }
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined
    ? only
    : totalOf(parts.flatMap(({ lines }) => lines));
}

async function estimateLocal(workspace: Workspace, path: string): Promise<Estimate> {
  const { kind, path: specPath } = await workspace.readSpec(fromHere(path));
  if (kind !== 'pipeline') return await estimateSpec(workspace, specPath);
  const { estimatePipeline } = await import('../../pipeline');
  return await estimatePipeline({ workspaceRoot: workspace.root, specPath });
}

function told(
  found: Estimate,
  { values, output }: Pick<Invocation, 'values' | 'output'>,
  balance?: number,
): ExitCode {
  show(found, output);
  if (balance !== undefined) output.say(balanceText(found, balance));
  if (flagOf(values, 'json')) {
    output.json({ ...found, ...(balance !== undefined && { balance }) });
  }
  return exitCodes.good;
}

function show({ lines, total, reward, fee, most }: Estimate, output: Output): void {
  for (const line of lines) {
    const notes = line.notes.map((note) => ` (${note})`).join('');
    output.say(
      `${line.label}: ${counted(line.tasks, 'task')}, ${counted(line.suites, 'suite')}, ${dollars(line.total)}${notes}`,
    );
  }
  const bound = most > total ? ` At most ${dollars(most)}.` : '';
  output.say(
    `Total ${dollars(total)}: ${dollars(reward)} for performers, ${dollars(fee)} fee.${bound}`,
  );
}

function balanceText({ total }: Estimate, balance: number): string {
  return balance >= total
    ? `The balance, ${dollars(balance)}, is enough.`
    : `The balance, ${dollars(balance)}, is not enough: ${dollars(total - balance)} are missing.`;
}
