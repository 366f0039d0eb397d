import { statSync } from 'node:fs';
import {
  deploySpecs,
  estimateSpec,
  type DeployProgress,
  type DeployReport,
  type RefusedRow,
} from '../../deploy';
import { openLock } from '../../workspace';
import {
  flagOf,
  jsonOption,
  platformOptions,
  platformUsage,
  workspaceOption,
  type Command,
  type Invocation,
} from '../command';
import { connect, type Connection } from '../connection';
import { exitCodes } from '../exitCodes';
import { guardMoney, yesOption } from '../money';
import { fromHere, workspaceOf } from '../workspaceOf';
import type { Output } from '../output';
import type { Workspace } from '../../workspace';

export const deploy: Command = {
  name: 'deploy',
  usage: `PATH… ${platformUsage} [--yes]`,
  summary: 'Creates or updates on the platform what specs describe, and uploads their tasks.',
  options: { ...jsonOption, ...platformOptions, ...workspaceOption, ...yesOption },
  takes: { least: 1, most: Infinity },
  async run(invocation) {
    const { paths, values, output, interruption } = invocation;
    const { signal } = interruption;
    const workspace = workspaceOf(values, paths[0]);
    const specs = await specsAt(workspace, paths);
    const connection = await connect(values, workspace);
    try {
      await guardOpenPools(connection, workspace, specs, invocation);
      const report = await deploySpecs({
        workspace,
        ...connection,
        paths: specs,
        signal,
        onProgress: (progress) => tell(progress, output),
      });
      if (flagOf(values, 'json')) output.json(report);
      return summarize(report, output);
    } finally {
      await connection.close();
    }
  },
};

async function specsAt(workspace: Workspace, paths: readonly string[]): Promise<readonly string[]> {
  const specs: string[] = [];
  for (const path of paths) {
    const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    if (folder) specs.push(...(await workspace.findSpecs(fromHere(path))));
    else specs.push(await workspace.locate(fromHere(path)));
  }
  return specs;
}

/** Tasks that go to a pool which is open are work that is paid for at once. */
async function guardOpenPools(
  { client, profile }: Connection,
  workspace: Workspace,
  specs: readonly string[],
  invocation: Invocation,
): Promise<void> {
  if (profile.sandbox) return;
  const lock = await openLock(workspace.root, profile.name);
  let sum = 0;
  for (const path of specs) {
    const entry = lock.entry(path);
    if (entry?.kind !== 'pool' || entry.id === undefined) continue;
    const { status } = await client.pools.get(entry.id, { signal: invocation.interruption.signal });
    if (status === 'OPEN') sum += (await estimateSpec(workspace, path)).total;
  }
  if (sum > 0) guardMoney(profile, 'New tasks in open pools', sum, invocation);
}

function tell(progress: DeployProgress, output: Output): void {
  switch (progress.type) {
    case 'object':
      output.say(`${progress.path}: ${progress.kind} ${progress.id} ${progress.action}`);
      break;
    case 'tasks':
      output.progress(`${progress.file}: ${progress.done} of ${progress.total} tasks`);
      break;
    case 'uploaded': {
      const { file, created, already, refused } = progress.upload;
      output.say(
        `${file}: ${created} tasks created, ${already} there before, ${refused.length} refused`,
      );
      break;
    }
  }
}

function summarize(
  { uploads }: DeployReport,
  output: Output,
): typeof exitCodes.good | typeof exitCodes.no {
  const refused = uploads.flatMap((upload) => upload.refused);
  for (const row of refused.slice(0, 20)) output.say(lineFor(row));
  if (refused.length > 20) output.say(`and ${refused.length - 20} more rows (see --json)`);
  return refused.length > 0 ? exitCodes.no : exitCodes.good;
}

function lineFor({ file, line, code, message }: RefusedRow): string {
  return `${file}${line === undefined ? '' : `:${line + 1}`} refused, ${code}: ${message}`;
}
