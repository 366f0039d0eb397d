import type { Workspace } from '../workspace';
import type { Gate } from './control/gate';
import type { Reopening } from './control/reopening';
import { priceOf, roundCents } from './cost';
import { DeadlineWatch } from './deadlines/deadlineWatch';
import { deployStages } from './deployStages';
import type { PipelineSummary, StageName } from './events';
import { readTrainingClips } from './files/trainingClips';
import { jobRunner } from './jobs/jobRunner';
import { journalJobs } from './jobs/journalJobs';
import { openRunJournal } from './openRunJournal';
import { pilotTextsOf, runPilot } from './pilot/runPilot';
import type { RunLease } from './lease/runLease';
import type { PipelineOptions } from './pipelineOptions';
import type { Run } from './run/context';
import { paceFor } from './run/context';
import { poolsHaveTasks, settleCreations } from './run/adoption';
import type { RunPlan } from './runPlan';
import { closeAllPools, LimitReached } from './run/spending';
import { classify } from './stages/classification';
import { writeDataset } from './stages/dataset';
import { endRecording, recordAndVerify } from './stages/recording';
import { uploadTrainingAudio } from './stages/trainingAudio';
import { refuseUnpayable } from './startChecks';
import { openStorage } from './storage/openStorage';

export type Done = Omit<PipelineSummary, 'requests' | 'seconds'>;

export interface Attempt {
  readonly options: PipelineOptions;
  readonly workspace: Workspace;
  readonly plan: RunPlan;
  readonly gate: Gate;
  readonly reopening: Reopening;
  readonly lease: RunLease;
  /** The run is allowed to begin: from now on trouble may pause it. */
  readonly onBegin: () => void;
}

/** One attempt at a run, from the journal's first line to the dataset. */
export async function runAttempt(attempt: Attempt): Promise<Done> {
  const { options: o, plan } = attempt;
  const tell = stageTeller(o.onEvent);
  const clips = await readTrainingClips(attempt.workspace, plan);
  const { journal, resumed } = await openRunJournal(o, plan);
  try {
    // Nothing but the world can be in the way of what was allowed to begin once.
    if (resumed) attempt.onBegin();
    const { workspace, gate, reopening, lease } = attempt;
    const { client, profile, signal, onEvent: emit, storageCredentials: credentials } = o;
    const storage = await openStorage({
      ...{ workspace, plan, client, credentials, signal },
      warn: (message) => emit({ type: 'log', level: 'warning', message }),
    });
    await lease.hold(storage);
    if (!resumed) await tell('estimate', () => refuseUnpayable(o, workspace, plan));
    const store = journalJobs(journal.journal);
    const mayGoOn = async (): Promise<void> => {
      await gate.pass();
      await lease.pass();
    };
    const runner = jobRunner({ store, signal, gate: { pass: mayGoOn } });
    const ids = await tell('deploy', () => deployStages({ options: o, workspace, plan, runner }));
    const id = await journal.begin(ids);
    attempt.onBegin();
    emit({
      ...{ type: 'started', pipeline: plan.name, profile: profile.name, run: id, resumed },
      texts: plan.texts.length,
    });
    const base = { id, plan, ids, client, profile, runner, signal, emit, gate, mayGoOn, reopening };
    const hadTasks = await runner.observe({
      key: 'platform/had-tasks',
      run: () => poolsHaveTasks({ client, signal, ids }),
    });
    const brokenOff = await settleCreations({ client, signal, id, runner });
    const run: Run = {
      ...base,
      hadTasks,
      adopting: hadTasks || brokenOff,
      storage,
      pace: { ...paceFor(profile), ...o.pace },
    };
    await tell('training', () => uploadTrainingAudio(run, clips));
    return await throughStages(run, attempt, tell).catch(async (error: unknown) => {
      if (error instanceof LimitReached) await closeAllPools(run);
      throw error;
    });
  } finally {
    await journal.journal.close();
  }
}

async function throughStages(run: Run, { options: o }: Attempt, tell: Tell): Promise<Done> {
  const { plan } = run;
  const pilot = pilotTextsOf(plan, o.pilotTexts);
  if (pilot.length > 0) await runPilot(run, { texts: pilot, tell, options: o });
  const { passed, cost } = await tell('classification', () => classify(run, plan.texts));
  const book = await tell('recording', () => recordAndVerify(run, passed, { before: cost }));
  await endRecording(run);
  DeadlineWatch.tellArchive(
    run,
    book.all().filter(({ status }) => status === 'REJECTED'),
  );
  const dataset = await tell('dataset', () => writeDataset(run, cost));
  const { rows, report } = dataset;
  const about = { folder: plan.results, rows, ...(report !== undefined && { report }) };
  run.emit({ type: 'dataset', ...about });
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
}

export type Tell = <T>(stage: StageName, work: () => Promise<T>) => Promise<T>;

function stageTeller(emit: PipelineOptions['onEvent']): Tell {
  return async (stage, work) => {
    emit({ type: 'stage', stage, state: 'started' });
    const result = await work();
    emit({ type: 'stage', stage, state: 'finished' });
    return result;
  };
}
