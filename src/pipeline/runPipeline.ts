import { setMaxListeners } from 'node:events';
import { isAbsolute, join, relative } from 'node:path';
import type { Estimate } from '../deploy';
import { attemptsOf } from '../spec';
import { openWorkspace } from '../workspace';
import type { Workspace } from '../workspace';
import type { Gate } from './control/gate';
import { openGate } from './control/gate';
import { Patience } from './control/patience';
import { createReopening } from './control/reopening';
import { troubleOf } from './control/trouble';
import { estimateCost } from './cost';
import { stoppedAfterBatch } from './errors';
import type { PipelineSummary, PlannedEvent } from './events';
import { takeRunLock } from './journal/runLock';
import { openLease } from './lease/openLease';
import type { RunLease } from './lease/runLease';
import type { PipelineOptions } from './pipelineOptions';
import { ClosedByHand } from './run/pools';
import type { RunPlan } from './runPlan';
import { planRun, stateFolderOf } from './plan';
import type { Collect } from './textsOfPlan';
import type { Done } from './runAttempt';
import { runAttempt } from './runAttempt';

/**
 * Runs a pipeline, or goes on with it: from texts to a dataset of verified recordings. What an
 * earlier attempt did is not done again, whatever ended it. Throws PipelineError when the run cannot
 * start or go on, and the signal's reason when it is stopped.
 */
export async function runPipeline(o: PipelineOptions): Promise<PipelineSummary> {
  const started = performance.now();
  const requestsBefore = o.client.requestCount();
  const workspace = openWorkspace(o.workspaceRoot);
  const where = { workspace, specPath: o.specPath, profile: o.profile.name };
  const lock = await takeRunLock(join(await stateFolderOf(where), 'run.lock'));
  // Whoever loses the run to another machine has nothing to wait for any more, not even for a person.
  const taken = new AbortController();
  const signal = AbortSignal.any([o.signal, taken.signal]);
  const gate = openGate({ control: o.control, signal, emit: o.onEvent });
  try {
    const plan = await planRun({ ...where, collect: collecting(o) });
    o.onEvent(plannedEvent(o, workspace, plan));
    const onLost = (error: Error): void => taken.abort(error);
    const done = await underLease({ ...o, signal }, plan, { workspace, gate, onLost });
    const summary: PipelineSummary = {
      ...done,
      requests: o.client.requestCount() - requestsBefore,
      seconds: Math.round((performance.now() - started) / 100) / 10,
    };
    o.onEvent({ type: 'finished', summary });
    return summary;
  } finally {
    gate.close();
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

interface Begun {
  readonly workspace: Workspace;
  readonly gate: Gate;
  readonly lease: RunLease;
}

/** Goes on to the end, unless another machine takes the run over. */
async function underLease(
  o: PipelineOptions,
  plan: RunPlan,
  begun: Omit<Begun, 'lease'> & { readonly onLost: (error: Error) => void },
): Promise<Done> {
  const { client, profile, signal, onEvent, leaseTimes: times } = o;
  const { onLost } = begun;
  const lease = await openLease({
    ...{ plan, client, profile, signal, times, onLost },
    warn: (message) => onEvent({ type: 'log', level: 'warning', message }),
  });
  try {
    return await untilDone(o, plan, { ...begun, lease });
  } finally {
    await lease.release();
  }
}

/**
 * Attempts, until one ends. When something is in the way the attempt is given up like one that was
 * killed, and after a pause another begins with the specs as they are then: there is one way to go on, and
 * it is the one that crashes take.
 */
async function untilDone(o: PipelineOptions, planned: RunPlan, begun: Begun): Promise<Done> {
  const { workspace, gate } = begun;
  const nextPlan = plansOf(o, workspace, planned);
  const patience = patienceOf(o);
  const reopening = createReopening(o.reopen ?? 'ask');
  const progress = { begun: false };
  for (;;) {
    const ending = new AbortController();
    const signal = AbortSignal.any([o.signal, ending.signal]);
    // Every file and every verdict under way listens for the end.
    setMaxListeners(100, signal);
    try {
      const plan = await nextPlan();
      const onBegin = (): void => {
        progress.begun = true;
      };
      const options = { ...o, signal };
      return await runAttempt({ ...begun, options, plan, reopening, onBegin });
    } catch (error) {
      o.signal.throwIfAborted();
      const trouble = troubleOf(error);
      if (patience === undefined || !progress.begun || trouble === undefined) throw error;
      ending.abort();
      // Nothing is under way any more, and what is in the way needs somebody.
      if (gate.stopsAfterBatch && error instanceof ClosedByHand) throw stoppedAfterBatch();
      const waiting = patience.meet(trouble);
      if (waiting.state === 'give-up') throw error;
      const end = await gate.outlast(waiting.trouble, waiting);
      if (end === 'asked' && error instanceof ClosedByHand) reopening.agreeTo(error.closing);
    } finally {
      ending.abort();
    }
  }
}

/** The plan that the run began with, and for each further attempt a new one. */
function plansOf(
  { specPath, profile }: PipelineOptions,
  workspace: Workspace,
  planned: RunPlan,
): () => Promise<RunPlan> {
  let first: RunPlan | undefined = planned;
  return async () => {
    const plan = first ?? (await planRun({ workspace, specPath, profile: profile.name }));
    first = undefined;
    return plan;
  };
}

/** Undefined where trouble ends the run. */
function patienceOf(o: PipelineOptions): Patience | undefined {
  const { patience = o.control === undefined ? 'end' : 'wait' } = o;
  if (patience === 'end') return undefined;
  return new Patience({
    ...{ most: o.waitAtMost, longest: o.longestPause ?? halfAnHour },
    // Asked for, it is for times in which nobody is there to say that something is mended.
    looks: o.patience === 'wait' ? 'always' : 'where-it-helps',
  });
}

/** Milliseconds. */
const halfAnHour = 30 * 60_000;

/** Collects the texts of a corpus, and says how far it is. */
function collecting({ onEvent, signal }: PipelineOptions): Collect {
  return async ({ source, dump, file }) => {
    const { collectTexts } = await import('../corpus');
    const of = `paragraphs of the ${source.language} Wikipedia`;
    onEvent({ type: 'log', level: 'info', message: `Collecting ${source.size} ${of}.` });
    await collectTexts({
      ...{ source, dump, file, signal },
      onProgress: ({ chosen: done }) => {
        const message = `${of} collected`;
        onEvent({ type: 'progress', stage: 'plan', done, total: source.size, message });
      },
    });
  };
}

function plannedEvent(o: PipelineOptions, workspace: Workspace, plan: RunPlan): PlannedEvent {
  const { spec } = plan;
  const path = isAbsolute(plan.path) ? relative(workspace.root, plan.path) : plan.path;
  return {
    ...{ type: 'planned', pipeline: plan.name, profile: o.profile.name, spec: path },
    ...{ texts: plan.texts.length, stateFolder: plan.stateFolder, results: plan.results },
    ...{ budget: spec.budget, attempts: attemptsOf(spec), sandbox: o.profile.sandbox },
    ...(spec.pilot && { pilot: spec.pilot }),
    storage:
      plan.storageFolder === undefined
        ? { kind: 's3' }
        : { kind: 'folder', folder: plan.storageFolder },
  };
}
