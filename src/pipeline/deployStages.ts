import { createHash } from 'node:crypto';
import { deploySpecs } from '../deploy';
import { referencesIn } from '../spec';
import { openLock } from '../workspace';
import type { Workspace } from '../workspace';
import { PipelineError } from './errors';
import type { StepRunner } from './journal/steps';
import type { PipelineOptions } from './pipelineOptions';
import type { RemoteIds, StageIds } from './run/context';
import type { RunPlan } from './runPlan';

export interface Deploying {
  readonly options: PipelineOptions;
  readonly workspace: Workspace;
  readonly plan: RunPlan;
  readonly runner: StepRunner;
}

/**
 * Makes remote objects of the specs, or finds those that were made. Files that have not changed since the
 * last time are left alone: the run changes its recording pool meanwhile, and nobody is to change it
 * back.
 */
export async function deployStages(o: Deploying): Promise<RemoteIds> {
  const state = await fingerprintOf(o.workspace, o.plan.path);
  const done = o.runner.finished('deployed/').at(-1);
  // With tasks in its pools the platform was recognised; before, a sandbox may have been replaced.
  const isKnown = o.runner.finished('classification/tasks/').length > 0;
  if (isKnown && done?.[0] === `deployed/${state}`) return done[1] as RemoteIds;
  await deployAll(o);
  const ids = await idsOf(o);
  await o.runner.observe({ key: `deployed/${state}`, run: () => Promise.resolve(ids) });
  return ids;
}

async function deployAll({ options, workspace, plan }: Deploying): Promise<void> {
  const { client, profile, signal } = options;
  const report = await deploySpecs({ workspace, client, profile, paths: [plan.path], signal });
  const refused = report.uploads.flatMap((upload) => upload.refused)[0];
  if (refused === undefined) return;
  const line = refused.line === undefined ? '' : `, line ${refused.line + 1}`;
  throw new PipelineError(`${refused.file}${line}: ${refused.message}`);
}

async function idsOf({ options, workspace, plan }: Deploying): Promise<RemoteIds> {
  const { profile } = options;
  const lock = await openLock(workspace.root, profile.name);
  const idOf = (path: string): string => {
    const id = lock.idOf(path);
    if (id === undefined) throw new PipelineError(`${path} was not deployed to ${profile.label}.`);
    return id;
  };
  const stage = (name: 'classification' | 'recording' | 'verification'): StageIds => {
    const { pool, training } = plan[name];
    return { pool: idOf(pool.path), ...(training && { training: idOf(training.path) }) };
  };
  return {
    classification: stage('classification'),
    recording: stage('recording'),
    verification: stage('verification'),
  };
}

/** A name for the contents of a spec and of all that it refers to, however far. */
async function fingerprintOf(workspace: Workspace, path: string): Promise<string> {
  const texts = new Map<string, string>();
  await collect(workspace, path, texts);
  // The pipeline's own wishes change nothing on the platform.
  texts.delete(path);
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 12);
}

async function collect(
  workspace: Workspace,
  path: string,
  texts: Map<string, string>,
): Promise<void> {
  if (texts.has(path)) return;
  const { doc, text } = await workspace.readSpec(path);
  texts.set(path, text);
  for (const { form, path: ref } of referencesIn(doc)) {
    const target = await workspace.resolveRef(path, ref);
    if (form === '$id' || form === 'pipeline') await collect(workspace, target, texts);
    // The texts and clips of the pipeline itself are the run's own affair.
    else if (doc.kind !== 'pipeline') texts.set(target, await workspace.readText(path, ref));
  }
}
