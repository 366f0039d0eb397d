import type { PlannedEvent, StageName } from '../../pipeline/events';
import type { WatchedEvent } from './events';
import { withClip, withVerdict } from './clips';
import { sampled } from './history';
import { shortened } from './shortened';
import { without } from './without';
import type { Deadline, LogLine, RunView, StageView } from './runView';

const mostLines = 300;
const mostDeadlines = 20;

/**
 * The view after an event at `at` (milliseconds since 1970). Pure; events that it does not know, from
 * a newer run than this window, change nothing. Figures in events are absolute, so that an attempt
 * that resumes, and tells everything anew, leads to the same view.
 */
export function reduce(view: RunView, event: WatchedEvent, at: number): RunView {
  return sampled({ ...apply(view, event, at), changed: at }, at);
}

function apply(view: RunView, event: WatchedEvent, at: number): RunView {
  switch (event.type) {
    case 'stage':
      return withStage(view, event.stage, {
        state: event.state === 'started' ? 'running' : 'done',
      });
    case 'progress':
      return withProgress(view, event);
    case 'counts':
      return withCounts(view, event);
    case 'verdict':
      return withVerdict(view, event);
    case 'clip':
      return withClip(view, event);
    case 'log':
      return noted(view, { at, level: event.level, message: event.message });
    case 'deadline':
      return withDeadline(view, event, at);
    case 'money':
      return { ...view, money: without(event, 'type') };
    case 'agreement': {
      const agreement = without(without(event, 'type'), 'stage');
      return { ...view, agreement: { ...view.agreement, [event.stage]: agreement } };
    }
    default:
      return applyMilestone(view, event, at);
  }
}

type Milestone = Exclude<
  WatchedEvent,
  {
    type:
      | 'stage'
      | 'progress'
      | 'counts'
      | 'verdict'
      | 'clip'
      | 'log'
      | 'deadline'
      | 'money'
      | 'agreement';
  }
>;

function applyMilestone(view: RunView, event: Milestone, at: number): RunView {
  switch (event.type) {
    case 'planned':
      return planned(view, event);
    case 'started':
      return started(view, event);
    case 'estimate':
      return withEstimate(view, event);
    case 'pilot':
      return { ...view, pilot: { ...event.report, decision: 'asked' } };
    case 'dataset':
      return {
        ...view,
        places: { ...view.places, ...(event.report !== undefined && { report: event.report }) },
      };
    case 'finished':
      return finished(view, event.summary);
    default:
      return applyState(view, event, at);
  }
}

type StateEvent = Extract<
  Milestone,
  { type: 'paused' | 'resumed' | 'stopping' | 'stopped' | 'failed' }
>;

function applyState(view: RunView, event: StateEvent, at: number): RunView {
  switch (event.type) {
    case 'paused':
      return { ...view, state: { state: 'paused', ...without(event, 'type') } };
    case 'resumed':
      return { ...decided(view, 'go-on'), state: { state: 'running' } };
    case 'stopping':
      return { ...view, state: { state: 'running', ending: event.when } };
    case 'stopped':
      return { ...decided(view, 'stop'), state: { state: 'stopped', message: event.message } };
    case 'failed': {
      const line = { at, level: 'error', message: event.message } as const;
      return { ...noted(view, line), state: { state: 'failed', message: event.message } };
    }
    default:
      return view;
  }
}

function withEstimate(
  view: RunView,
  event: Extract<WatchedEvent, { readonly type: 'estimate' }>,
): RunView {
  const { total, balance, worst, lines = view.estimate?.lines ?? [] } = event;
  return { ...view, estimate: { total, balance, lines, ...(worst !== undefined && { worst }) } };
}

/** The same run in a new attempt: what is known stays, what only the last attempt said goes. */
export function newAttempt(view: RunView, at: number): RunView {
  const kept = without(view, 'summary');
  const stages = Object.entries(view.stages).map(([stage, { counts }]): [string, StageView] => [
    stage,
    { state: 'waiting', ...(counts !== undefined && { counts }) },
  ]);
  return {
    ...kept,
    state: { state: 'starting' },
    stages: Object.fromEntries(stages) as RunView['stages'],
    attemptBegan: at,
    changed: at,
    attempts: view.attempts + 1,
    deadlines: [],
  };
}

function planned(view: RunView, event: PlannedEvent): RunView {
  const { pipeline, profile, spec, texts, budget, attempts, results, storage, sandbox } = event;
  return {
    ...view,
    pipeline,
    profile,
    spec,
    texts,
    platform: sandbox ? 'sandbox' : 'real',
    state: underWay(view),
    limits: { ...budget, attempts },
    places: {
      ...view.places,
      results,
      ...(storage.kind === 'folder' && { storage: storage.folder }),
    },
  };
}

/** Another run's id under the same name means that pools or sandbox are others: nothing old holds. */
function started(
  view: RunView,
  event: Extract<WatchedEvent, { readonly type: 'started' }>,
): RunView {
  const { run, texts, pipeline, profile } = event;
  const isOther = view.run !== undefined && view.run !== run;
  const past: Partial<RunView> = isOther
    ? {
        rejected: [],
        accepted: [],
        verdicts: { accepted: 0, rejected: 0 },
        history: [],
        agreement: {},
        money: { spent: 0, byStage: {} },
        stages: withoutCounts(view),
        began: view.attemptBegan,
        attempts: 1,
      }
    : {};
  return { ...view, ...past, run, texts, pipeline, profile, state: underWay(view) };
}

/** Somebody may have paused the run before it had begun. */
function underWay({ state }: RunView): RunView['state'] {
  return state.state === 'paused' ? state : { state: 'running' };
}

function withoutCounts({ stages }: RunView): RunView['stages'] {
  const plain = Object.entries(stages).map(([stage, { state }]) => [stage, { state }] as const);
  return Object.fromEntries(plain) as unknown as RunView['stages'];
}

function finished(
  view: RunView,
  summary: Extract<WatchedEvent, { readonly type: 'finished' }>['summary'],
): RunView {
  return {
    ...view,
    state: { state: 'finished' },
    summary,
    stages: allDone(view),
    // Who was rejected may still object, and pools want to be archived.
    deadlines: view.deadlines.filter(({ kind }) => kind === 'appeal' || kind === 'archive'),
    money: { ...view.money, spent: Math.max(view.money.spent, summary.cost), committed: 0 },
    places: { ...view.places, dataset: summary.dataset },
  };
}

/** Verification has no end of its own: it ends with the run. */
function allDone({ stages }: RunView): RunView['stages'] {
  const done = Object.entries(stages).map(([stage, shown]): [string, StageView] => [
    stage,
    { ...shown, state: 'done' },
  ]);
  return Object.fromEntries(done) as RunView['stages'];
}

/**
 * Clips count up what came since: of the many that a resumed attempt tells again, only so many are
 * known by name, and the others would count twice.
 */
function withCounts(
  view: RunView,
  { stage, counts }: Extract<WatchedEvent, { readonly type: 'counts' }>,
): RunView {
  const shown = withStage(view, stage, { counts });
  const { passed, rejected } = counts;
  if (stage !== 'verification' || passed === undefined || rejected === undefined) return shown;
  return { ...shown, verdicts: { accepted: passed, rejected } };
}

function withStage(view: RunView, stage: StageName, change: Partial<StageView>): RunView {
  const now = view.stages[stage];
  return { ...view, stages: { ...view.stages, [stage]: { ...now, ...change } } };
}

function withProgress(
  view: RunView,
  event: Extract<WatchedEvent, { readonly type: 'progress' }>,
): RunView {
  const { stage, done, total, message } = event;
  const known = view.stages[stage];
  return withStage(view, stage, {
    // Verification has no begin of its own: it begins with the first recordings.
    ...(known.state === 'waiting' && { state: 'running' }),
    ...(total > 0 && { progress: { done, total } }),
    message,
  });
}

function withDeadline(
  view: RunView,
  event: Deadline & { readonly type: 'deadline' },
  now: number,
): RunView {
  const deadline = without(event, 'type');
  const key = ({ kind, stage }: Deadline): string => `${kind} ${stage ?? ''}`;
  const others = view.deadlines.filter((other) => key(other) !== key(deadline));
  const deadlines = [...others, ...(deadline.items > 0 ? [deadline] : [])]
    .sort((a, b) => a.at.localeCompare(b.at))
    .slice(0, mostDeadlines);
  const shown = { ...view, deadlines };
  if (deadline.level !== 'warning') return shown;
  return noted(shown, { at: now, level: 'warning', message: deadline.message });
}

function noted(view: RunView, line: LogLine): RunView {
  const message = shortened(line.message);
  return { ...view, log: [...view.log.slice(-(mostLines - 1)), { ...line, message }] };
}

function decided(view: RunView, decision: 'go-on' | 'stop'): RunView {
  if (view.pilot?.decision !== 'asked') return view;
  return { ...view, pilot: { ...view.pilot, decision } };
}
