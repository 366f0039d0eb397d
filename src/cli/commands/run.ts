import type { PipelineEvent } from '../../pipeline';
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
import type { Output } from '../output';
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
    const { runPipeline, estimatePipeline } = await import('../../pipeline');
    const connection = await connect(values, workspace);
    try {
      const { client, profile } = connection;
      const workspaceRoot = workspace.root;
      if (!profile.sandbox) {
        const { total } = await estimatePipeline({ workspaceRoot, specPath });
        guardMoney(profile, `Running ${path}`, total, { values, output });
      }
      const summary = await runPipeline({
        workspaceRoot,
        specPath,
        client,
        profile,
        signal,
        onEvent: (event) => {
          process.send?.(event);
          tell(event, output);
        },
      });
      output.json(summary);
      return exitCodes.good;
    } finally {
      await connection.close();
    }
  },
};

function tell(event: PipelineEvent, output: Output): void {
  switch (event.type) {
    case 'started':
      output.say(
        `${event.pipeline} on ${event.profile}: ${event.texts} texts${event.resumed ? ', resumed' : ''}`,
      );
      break;
    case 'stage':
      output.say(`${event.stage} ${event.state}`);
      break;
    case 'progress':
      output.progress(`${event.stage}: ${event.done} of ${event.total} ${event.message}`);
      break;
    case 'log':
      output.say(`${event.level}: ${event.message}`);
      break;
    default:
      break;
  }
}
