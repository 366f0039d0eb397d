import type * as vscode from 'vscode';
import type { Estimate } from '../deploy';
import type { Services } from '../providers/services';
import { rootOf, specOf } from '../providers/specFiles';
import { isRemoteNode } from '../providers/tree';
import type { CommandRunner } from './commandRunner';
import { moneyText } from './money';
import { withProgress } from './progress';
import { specTarget } from './specTargets';
import { fileNameOf, targetOf } from './targets';

/** Says what a pool or a pipeline is going to cost, from its spec or as it is on the platform. */
export function registerEstimateCommand(commands: CommandRunner, services: Services): void {
  commands.registerCommand(
    'crowdsmith.estimate',
    'Could not estimate the cost',
    async (argument) => {
      const estimated = isRemoteNode(argument)
        ? await estimateRemote(services, argument)
        : await estimateLocal(services, argument);
      if (estimated !== undefined) tell(services, estimated);
    },
  );
}

interface Estimated {
  readonly name: string;
  readonly estimate: Estimate;
}

async function estimateRemote(
  services: Services,
  argument: unknown,
): Promise<Estimated | undefined> {
  const target = await targetOf(services, argument, {
    kinds: ['pool'],
    title: 'Estimate',
    placeholder: 'Pool',
  });
  if (target === undefined) return undefined;
  const estimate = await withProgress(`Estimating ${target.name}`, async (signal) => {
    const { estimatePool } = await import('../providers/remote');
    return estimatePool(target.connection.client, target.id, { signal });
  });
  return { name: target.name, estimate };
}

async function estimateLocal(
  services: Services,
  argument: unknown,
): Promise<Estimated | undefined> {
  const spec = await specTarget(services, argument, {
    kinds: ['pool', 'pipeline'],
    title: 'Estimate the cost',
    placeholder: 'Pool or pipeline',
    active: 'taken',
  });
  if (spec === undefined) return undefined;
  return { name: fileNameOf(spec), estimate: await estimateOfSpec(spec) };
}

/** What the tasks of a pool spec, or a whole pipeline, will cost. Asks no platform. */
export async function estimateOfSpec(spec: vscode.Uri): Promise<Estimate> {
  const root = rootOf(spec);
  if (specOf(spec)?.kind === 'pipeline') {
    const { estimatePipeline } = await import('../pipeline');
    return estimatePipeline({ workspaceRoot: root, specPath: spec.fsPath });
  }
  const { estimateSpec, openWorkspace } = await import('../providers/remote');
  return estimateSpec(openWorkspace(root), spec.fsPath);
}

function tell({ ask, log }: Services, { name, estimate }: Estimated): void {
  const { total, reward, fee, suites, lines } = estimate;
  for (const { label, suites: pages, total: sum, notes } of lines) {
    const remarks = notes.length === 0 ? '' : ` (${notes.join('; ')})`;
    log.info(`${label}: ${pages} task suites, ${moneyText(sum)}${remarks}`);
  }
  const notes = [...new Set(lines.flatMap((line) => line.notes))];
  const remarks = notes.length === 0 ? '' : ` ${notes.join('; ')}.`;
  const message = `${name}: about ${moneyText(total)} for ${suites} task suites (reward ${moneyText(reward)}, fee ${moneyText(fee)}).${remarks}`;
  const details = 'Show Details';
  void ask.tell('info', message, lines.length > 1 ? [details] : []).then((answer) => {
    if (answer === details) log.show(true);
  });
}
