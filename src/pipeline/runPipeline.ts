import { join } from 'node:path';
import { deploySpecs } from '../deploy';
import type { Estimate } from '../deploy';
import { openLock, openWorkspace } from '../workspace';
import type { Workspace } from '../workspace';
import { checkStart } from './budget';
import { dollars, estimateCost, priceOf } from './cost';
import { PipelineError } from './errors';
import type { PipelineSummary, StageName } from './events';
import { readTrainingClips } from './files/trainingClips';
import { takeRunLock } from './journal/runLock';
import { journalRunner } from './journal/steps';
import { openRunJournal } from './openRunJournal';
import type { PipelineOptions } from './pipelineOptions';
import type { RunPlan } from './runPlan';
import { planRun } from './plan';
import type { RemoteIds, Run, StageIds } from './run/context';
import { paceFor } from './run/context';
import { isGeneral } from './run/tasks';
import { classify } from './stages/classification';
import { writeDataset } from './stages/dataset';
import { recordAndVerify } from './stages/recording';
import { uploadTrainingAudio } from './stages/trainingAudio';
import { openStorage } from './storage/openStorage';

/**
 * Runs a pipeline, or goes on with it: from texts to a dataset of verified recordings. What an
 * earlier attempt did is not done again, whatever ended it. Throws PipelineError when the run cannot
 * start or go on, and the signal's reason when it is stopped.
 */
export async function runPipeline(o: PipelineOptions): Promise<PipelineSummary> {
  const started = performance.now();
  const requestsBefore = o.client.requestCount();
  const workspace = openWorkspace(o.workspaceRoot);
  const plan = await planRun({ workspace, specPath: o.specPath, profile: o.profile.name });
  const lock = await takeRunLock(join(plan.stateFolder, 'run.lock'));
  try {
    const done = await runLocked(o, workspace, plan);
    const summary: PipelineSummary = {
      ...done,
      requests: o.client.requestCount() - requestsBefore,
      seconds: Math.round((performance.now() - started) / 100) / 10,
    };
    o.onEvent({ type: 'finished', summary });
    return summary;
  } finally {
    await lock.release();
  }
}

/** What a run is expected to cost. Talks to no platform. */
export async function estimatePipeline(o: {
  readonly workspaceRoot: string;
  readonly specPath: string;
}): Promise<Estimate> {
  const workspace = openWorkspace(o.workspaceRoot);
  return estimateCost(await planRun({ workspace, specPath: o.specPath, profile: 'none' }));
}

type Done = Omit<PipelineSummary, 'requests' | 'seconds'>;

async function runLocked(o: PipelineOptions, workspace: Workspace, plan: RunPlan): Promise<Done> {
  const stage = stageTeller(o.onEvent);
  const clips = await readTrainingClips(workspace, plan);
  const { journal, resumed } = await openRunJournal(o, plan);
  try {
    if (!resumed) await stage('estimate', () => refuseUnpayable(o, plan));
    const ids = await stage('deploy', () => deploy(o, workspace, plan));
    const id = await journal.begin(ids);
    o.onEvent({
      type: 'started',
      pipeline: plan.name,
      profile: o.profile.name,
      run: id,
      resumed,
      texts: plan.texts.length,
    });
    const runner = journalRunner(journal.journal, o.signal);
    const { client, profile, signal, onEvent: emit, storageCredentials: credentials } = o;
    const run: Run = {
      ...{ id, plan, ids, client, profile, runner, signal, emit },
      adopting: await runner.observe({
        key: 'platform/had-tasks',
        run: () => poolsHaveTasks(o, ids),
      }),
      storage: await openStorage({ workspace, plan, client, credentials, signal }),
      pace: { ...paceFor(profile), ...o.pace },
    };
    await stage('training', () => uploadTrainingAudio(run, clips));
    const { passed, cost } = await stage('classification', () => classify(run));
    await stage('recording', () => recordAndVerify(run, passed, { before: cost }));
    const dataset = await stage('dataset', () => writeDataset(run));
    return {
      texts: plan.texts.length,
      accepted: dataset.rows,
      rejected: dataset.rejected,
      cost: roundCents(
        cost +
          priceOf(plan.recording.pool.object, dataset.acceptedAssignments) +
          priceOf(plan.verification.pool.object, dataset.listeningAssignments),
      ),
      dataset: dataset.path,
    };
  } finally {
    await journal.journal.close();
  }
}

type Tell = <T>(stage: StageName, work: () => Promise<T>) => Promise<T>;

function stageTeller(emit: PipelineOptions['onEvent']): Tell {
  return async (stage, work) => {
    emit({ type: 'stage', stage, state: 'started' });
    const result = await work();
    emit({ type: 'stage', stage, state: 'finished' });
    return result;
  };
}

async function refuseUnpayable(o: PipelineOptions, plan: RunPlan): Promise<void> {
  const { total } = estimateCost(plan);
  const { balance } = await o.client.requester.get({ signal: o.signal });
  o.onEvent({ type: 'estimate', total, balance });
  const warning = checkStart(plan.spec.budget, { estimate: total, balance });
  const message = `The run is expected to cost about ${dollars(total)}.`;
  o.onEvent(
    warning === undefined
      ? { type: 'log', level: 'info', message }
      : { type: 'log', level: 'warning', message: warning },
  );
}

async function deploy(o: PipelineOptions, workspace: Workspace, plan: RunPlan): Promise<RemoteIds> {
  const { client, profile, signal } = o;
  const report = await deploySpecs({ workspace, client, profile, paths: [plan.path], signal });
  const refused = report.uploads.flatMap((upload) => upload.refused)[0];
  if (refused !== undefined) {
    const line = refused.line === undefined ? '' : `, line ${refused.line + 1}`;
    throw new PipelineError(`${refused.file}${line}: ${refused.message}`);
  }
  const lock = await openLock(workspace.root, profile.name);
  const idOf = (path: string): string => {
    const id = lock.idOf(path);
    if (id === undefined) throw new PipelineError(`${path} was not deployed to ${profile.label}.`);
    return id;
  };
  const idsOf = (stage: 'classification' | 'recording' | 'verification'): StageIds => {
    const { pool, training } = plan[stage];
    return { pool: idOf(pool.path), ...(training && { training: idOf(training.path) }) };
  };
  return {
    classification: idsOf('classification'),
    recording: idsOf('recording'),
    verification: idsOf('verification'),
  };
}

/** Whether tasks of the kinds that the run creates were there before its journal began. */
async function poolsHaveTasks(o: PipelineOptions, ids: RemoteIds): Promise<boolean> {
  const { client, signal } = o;
  for await (const task of client.tasks.list({ pool_id: ids.classification.pool }, { signal })) {
    if (isGeneral(task)) return true;
  }
  const others = [ids.recording.pool, ids.verification.pool, ids.verification.training];
  for (const pool of others) {
    if (pool === undefined) continue;
    const { items } = await client.tasks.page({ pool_id: pool, limit: 1 }, { signal });
    if (items.length > 0) return true;
  }
  return false;
}

function roundCents(sum: number): number {
  return Math.round(sum * 100) / 100;
}
