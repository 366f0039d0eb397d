import { resolveSpec, type Pool, type TasksReference } from '../../spec';
import type { SpecFile, Workspace } from '../../workspace';
import { DeployError } from '../deployError';
import { explained } from '../refuseErrors';
import { openTaskFile } from '../upload';
import { line, totalOf, type Estimate, type EstimateLine } from './estimate';
import { PriceCounter } from './priceCounter';

/** What a spec's own tasks will cost. Needs no platform. Projects, skills and trainings are free. */
export async function estimateSpec(workspace: Workspace, path: string): Promise<Estimate> {
  const spec = await workspace.readSpec(path);
  if (spec.kind === 'pipeline') {
    const message = `${path} describes a pipeline: its estimate needs the plan of its run.`;
    throw new DeployError('not-a-pool', path, message);
  }
  if (spec.kind !== 'pool') return totalOf([line(spec.path, 0, 0, 0, [`a ${spec.kind} is free`])]);
  return totalOf([await estimatePoolSpec(workspace, spec)]);
}

async function estimatePoolSpec(workspace: Workspace, spec: SpecFile): Promise<EstimateLine> {
  return await explained(spec, async () => {
    const resolved = await resolveSpec(spec.doc, {
      readText: (ref) => workspace.readText(spec.path, ref),
      // Ids do not change the price, and there may be none yet.
      idOf: (ref) => Promise.resolve(ref),
    });
    if (resolved.kind !== 'pool') throw new DeployError('not-a-pool', spec.path, 'Not a pool.');
    return await estimateFiles(workspace, spec.path, resolved.object, resolved.tasks);
  });
}

/** What the task files of a pool spec will cost, whatever their size. */
export async function estimateFiles(
  workspace: Workspace,
  path: string,
  pool: Pool,
  references: readonly TasksReference[],
): Promise<EstimateLine> {
  const counter = new PriceCounter(path, pool);
  for (const reference of references) {
    const file = await openTaskFile(workspace, path, reference, {});
    for await (const { rows } of file.read()) for (const { task } of rows) counter.add(task);
  }
  return counter.line();
}
