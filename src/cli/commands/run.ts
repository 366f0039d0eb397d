import type { PipelineOptions } from '../../pipeline';
import {
  flagOf,
  jsonOption,
  platformOptions,
  platformUsage,
  textOf,
  workspaceOption,
  type Command,
  type OptionValues,
} from '../command';
import { connect } from '../connection';
import { exitCodes } from '../exitCodes';
import { capOf, guardMoney, yesOption } from '../money';
import { explain } from '../explain';
import { pipelineNameOf } from '../../watch';
import { numberOf, wholeNumberOf } from '../numbers';
import { watchRun } from '../watching';
import { fromHere, workspaceOf } from '../workspaceOf';

export const run: Command = {
  name: 'run',
  usage: `PIPELINE [--pilot N] [--crowd FILE] [--cap USD] [--keep-waiting] [--wait-at-most HOURS] [--reopen] [--steer WISH] ${platformUsage} [--yes]`,
  summary:
    'Runs a pipeline to its dataset, or goes on where it was left; ends with a JSON summary.',
  options: {
    ...jsonOption,
    ...platformOptions,
    ...workspaceOption,
    ...yesOption,
    // A small batch first, whatever the spec says; 0 is none.
    pilot: { type: 'string' },
    // Who works on the sandbox that the command starts by itself.
    crowd: { type: 'string' },
    cap: { type: 'string' },
    'keep-waiting': { type: 'boolean' },
    // Waits, too, but for no longer than that for one and the same trouble.
    'wait-at-most': { type: 'string' },
    // Pools that somebody closed by hand may be opened again.
    reopen: { type: 'boolean' },
    // Asks a run that is under way for something, instead of running.
    steer: { type: 'string' },
  },
  takes: { least: 1, most: 1 },
  async run({ paths: [path = ''], values, output, interruption }) {
    const { signal } = interruption;
    const workspace = workspaceOf(values, path);
    const { path: specPath } = await workspace.readSpec(fromHere(path));
    const steer = textOf(values, 'steer');
    if (steer !== undefined) {
      const { steerRun } = await import('../watching/steerRun');
      output.json(await steerRun({ root: workspace.root, specPath, values, steer }));
      return exitCodes.good;
    }
    const { createRunControl, runPipeline, estimatePipeline } = await import('../../pipeline');
    const wishes = await wishesOf(values, workspace.root);
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
        runPipeline({ workspaceRoot, specPath, client, profile, signal, ...attended, ...wishes }),
      );
      output.json(summary);
      return exitCodes.good;
    } finally {
      await connection.close();
    }
  },
};

/** What the options wish of a run. */
async function wishesOf(values: OptionValues, root: string): Promise<Partial<PipelineOptions>> {
  const pilotTexts = wholeNumberOf(values, 'pilot', undefined);
  const hours = numberOf(values, 'wait-at-most', undefined);
  const spendingCap = await capOf(values, { root });
  // An editor always agrees to the money beforehand, and asks about the pilot itself.
  const agreed = flagOf(values, 'yes') && process.send === undefined;
  return {
    ...(pilotTexts !== undefined && { pilotTexts }),
    ...(spendingCap !== undefined && { spendingCap }),
    ...((flagOf(values, 'keep-waiting') || hours !== undefined) && { patience: 'wait' as const }),
    ...(hours !== undefined && { waitAtMost: hours * 3_600_000 }),
    ...(flagOf(values, 'reopen') && { reopen: 'agreed' as const }),
    ...(agreed && { afterPilot: 'go-on' as const }),
  };
}
