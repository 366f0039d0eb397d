import { statSync } from 'node:fs';
import {
  applyPlan,
  planDeploy,
  type DeployPlan,
  type DeployProgress,
  type DeployReport,
  type RefusedRow,
} from '../../deploy';
import type { Workspace } from '../../workspace';
import { agree } from '../agreement';
import {
  flagOf,
  jsonOption,
  platformOptions,
  platformUsage,
  workspaceOption,
  type Command,
  type Invocation,
} from '../command';
import { connect } from '../connection';
import { exitCodes, type ExitCode } from '../exitCodes';
import { capOf, capOption, yesOption } from '../money';
import type { Output } from '../output';
import { hasChanges, planLines } from '../planText';
import { RefusalError } from '../usageError';
import { fromHere, workspaceOf } from '../workspaceOf';
import { counted } from '../../spec/text/counted';

export const deploy: Command = {
  name: 'deploy',
  usage: `PATH… [--plan] [--yes] [--cap USD] ${platformUsage}`,
  summary:
    'Shows what it would create and update on the platform and what that costs, and does it, tasks included; --plan only shows it.',
  options: {
    ...jsonOption,
    ...platformOptions,
    ...workspaceOption,
    ...yesOption,
    ...capOption,
    plan: { type: 'boolean' },
  },
  takes: { least: 1, most: Infinity },
  async run(invocation) {
    const { paths, values, output, interruption } = invocation;
    const { signal } = interruption;
    const workspace = workspaceOf(values, paths[0]);
    const specs = await specsAt(workspace, paths);
    if (specs.length === 0) output.say(`There are no specs in ${paths.join(', ')}.`);
    const cap = await capOf(values, workspace);
    const connection = await connect(values, workspace);
    try {
      const context = { workspace, ...connection, signal };
      const plan = await planDeploy({ ...context, paths: specs });
      for (const line of planLines(plan)) output.say(line);
      if (flagOf(values, 'plan')) return told(plan, invocation);
      // Before anybody is asked: what cannot be done is no question.
      refuseTrouble(plan);
      await agree(plan, connection.profile, invocation);
      const report = await applyPlan(plan, {
        ...context,
        cap,
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

function told(plan: DeployPlan, { values, output }: Invocation): ExitCode {
  if (!hasChanges(plan)) output.say('There is nothing to do.');
  for (const { message } of plan.trouble) output.say(message);
  if (flagOf(values, 'json')) output.json(plan);
  return plan.trouble.length > 0 ? exitCodes.no : exitCodes.good;
}

function refuseTrouble({ trouble }: DeployPlan): void {
  if (trouble.length === 0) return;
  throw new RefusalError(
    ['Nothing was done:', ...trouble.map(({ message }) => message)].join('\n'),
  );
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
      const { file, created, already, refusals } = progress.upload;
      output.say(
        `${file}: ${counted(created, 'task')} created, ${already} there before, ${refusals} refused`,
      );
      break;
    }
  }
}

function summarize({ uploads }: DeployReport, output: Output): ExitCode {
  const refusals = uploads.reduce((sum, upload) => sum + upload.refusals, 0);
  if (refusals === 0) return exitCodes.good;
  const refused = uploads.flatMap((upload) => upload.refused);
  for (const row of refused.slice(0, 20)) output.say(lineFor(row));
  const files = uploads.flatMap(({ refusedFile }) => refusedFile ?? []);
  output.say(
    `${refusals} rows were refused; all of them, with the reasons, in ${files.join(', ')}`,
  );
  return exitCodes.no;
}

function lineFor({ file, line, code, message }: RefusedRow): string {
  return `${file}${line === undefined ? '' : `:${line + 1}`} refused, ${code}: ${message}`;
}
