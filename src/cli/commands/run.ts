import {
  jsonOption,
  platformOptions,
  platformUsage,
  workspaceOption,
  type Command,
} from '../command';
import { connect } from '../connection';
import { exitCodes } from '../exitCodes';
import { guardMoney, yesOption } from '../money';
import { explain } from '../explain';
import { pipelineNameOf } from '../../watch';
import { watchRun } from '../watching';
import { fromHere, workspaceOf } from '../workspaceOf';

export const run: Command = {
  name: 'run',
  usage: `PIPELINE ${platformUsage} [--yes]`,
  summary:
    'Runs a pipeline to its dataset, or goes on where it was left; ends with a JSON summary.',
  options: { ...jsonOption, ...platformOptions, ...workspaceOption, ...yesOption },
  takes: { least: 1, most: 1 },
  async run({ paths: [path = ''], values, output, interruption }) {
    const { signal } = interruption;
    const workspace = workspaceOf(values, path);
    const { path: specPath } = await workspace.readSpec(fromHere(path));
    const { createRunControl, runPipeline, estimatePipeline } = await import('../../pipeline');
    const connection = await connect(values, workspace);
    try {
      const { client, profile } = connection;
      const workspaceRoot = workspace.root;
      if (!profile.sandbox) {
        const { total } = await estimatePipeline({ workspaceRoot, specPath });
        guardMoney(profile, `Running ${path}`, total, { values, output });
      }
      const about = { pipeline: pipelineNameOf(specPath), profile: profile.name, spec: specPath };
      const watching = { about, output, signal, control: createRunControl(), explain };
      const summary = await watchRun(watching, (attended) =>
        runPipeline({ workspaceRoot, specPath, client, profile, signal, ...attended }),
      );
      output.json(summary);
      return exitCodes.good;
    } finally {
      await connection.close();
    }
  },
};
