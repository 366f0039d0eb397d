import { estimateSpec, type Estimate } from '../../deploy';
import { flagOf, jsonOption, workspaceOption, type Command } from '../command';
import { exitCodes } from '../exitCodes';
import { dollars } from '../money';
import type { Output } from '../output';
import { fromHere, workspaceOf } from '../workspaceOf';

export const estimate: Command = {
  name: 'estimate',
  usage: 'PATH [--workspace DIR] [--json]',
  summary: 'Says what a pool or a pipeline will cost, with overlap, fee and retries.',
  options: { ...jsonOption, ...workspaceOption },
  takes: { least: 1, most: 1 },
  async run({ paths: [path = ''], values, output }) {
    const workspace = workspaceOf(values, path);
    const { kind, path: specPath } = await workspace.readSpec(fromHere(path));
    const found =
      kind === 'pipeline'
        ? await pipelineEstimate(workspace.root, specPath)
        : await estimateSpec(workspace, specPath);
    show(found, output);
    if (flagOf(values, 'json')) output.json(found);
    return exitCodes.good;
  },
};

async function pipelineEstimate(workspaceRoot: string, specPath: string): Promise<Estimate> {
  const { estimatePipeline } = await import('../../pipeline');
  return await estimatePipeline({ workspaceRoot, specPath });
}

function show({ lines, total, reward, fee }: Estimate, output: Output): void {
  for (const line of lines) {
    const notes = line.notes.map((note) => ` (${note})`).join('');
    output.say(
      `${line.label}: ${line.tasks} tasks, ${line.suites} suites, ${dollars(line.total)}${notes}`,
    );
  }
  output.say(`Total ${dollars(total)}: ${dollars(reward)} for performers, ${dollars(fee)} fee.`);
}
