import type { SimulationProgress } from '../../simulate';
import { flagOf, jsonOption, textOf, workspaceOption, type Command } from '../command';
import { exitCodes } from '../exitCodes';
import { wholeNumberOf } from '../numbers';
import type { Output } from '../output';
import { UsageError } from '../usageError';
import { fromHere, workspaceOf } from '../workspaceOf';

const usualSeeds = 5;
const mostSeeds = 1000;
const mostTasks = 100_000;

export const simulate: Command = {
  name: 'simulate',
  usage:
    'PATH [--seed N] [--seeds K] [--crowd FILE] [--tasks N] [--no-rules] [--workspace DIR] [--json]',
  summary:
    'Runs a pool or a pipeline against a simulated crowd and says what it will cost, how long it will take, how good it will be, and what each quality rule is worth.',
  options: {
    ...jsonOption,
    ...workspaceOption,
    seed: { type: 'string' },
    seeds: { type: 'string' },
    crowd: { type: 'string' },
    tasks: { type: 'string' },
    'no-rules': { type: 'boolean' },
  },
  takes: { least: 1, most: 1 },
  async run({ paths: [path = ''], values, output, interruption }) {
    const workspace = workspaceOf(values, path);
    const first = wholeNumberOf(values, 'seed', 1);
    const count = wholeNumberOf(values, 'seeds', usualSeeds, mostSeeds);
    if (count === 0) throw new UsageError('--seeds wants at least 1.');
    const tasks = wholeNumberOf(values, 'tasks', undefined, mostTasks);
    const [{ simulate: run, reportText }, { loadCrowd }] = await Promise.all([
      import('../../simulate'),
      import('../../sandbox'),
    ]);
    const report = await run({
      workspace,
      path: fromHere(path),
      crowd: loadCrowd(textOf(values, 'crowd') ?? 'default'),
      seeds: Array.from({ length: count }, (_, index) => first + index),
      rules: flagOf(values, 'no-rules') ? 'as they are' : 'one by one',
      ...(tasks !== undefined && { tasks }),
      signal: interruption.signal,
      onProgress: (progress) => tell(progress, output),
      onReport: (known) => process.send?.({ type: 'report', report: known }),
    });
    process.send?.({ type: 'report', report });
    output.say(reportText(report));
    if (flagOf(values, 'json')) output.json(report);
    return exitCodes.good;
  },
};

function tell(progress: SimulationProgress, output: Output): void {
  process.send?.({ type: 'progress', ...progress });
  const { done, total, label } = progress;
  if (done < total) output.progress(`${done} of ${total} runs, ${label}`);
}
