/** Events of a made-up run of ten texts, for tests of what is shown of one. */
import { reduce } from '../../../src/watch';
import { emptyView, type RunView } from '../../../src/watch';
import type { PlannedEvent } from '../../../src/pipeline/events';
import type { WatchedEvent } from '../../../src/watch';

export const planned: PlannedEvent = {
  type: 'planned',
  pipeline: 'voices',
  profile: 'sandbox',
  sandbox: true,
  spec: 'voices.pipeline.yaml',
  texts: 10,
  stateFolder: '/nowhere/.crowdsmith/runs/voices/sandbox',
  results: '/nowhere/results',
  budget: { soft: 10, hard: 15, reserve: 1 },
  attempts: 3,
  storage: { kind: 'folder', folder: '/nowhere/storage' },
};

export const started = (run = 'run-1', resumed = false): WatchedEvent => ({
  type: 'started',
  pipeline: 'voices',
  profile: 'sandbox',
  run,
  resumed,
  texts: 10,
});

export const clip = (
  assignment: string,
  verdict: 'ACCEPTED' | 'REJECTED',
  more: Partial<Extract<WatchedEvent, { type: 'clip' }>> = {},
): Extract<WatchedEvent, { type: 'clip' }> => ({
  type: 'clip',
  verdict,
  assignment,
  place: 0,
  text_id: `t-${assignment}`,
  text: `Text of ${assignment}.`,
  reason: verdict === 'REJECTED' ? '2 of 3 listeners found noise.' : 'Thank you!',
  key: `recordings/${assignment}.wav`,
  seconds: 2.5,
  votes: 3,
  approving: verdict === 'REJECTED' ? 1 : 3,
  ...more,
});

/** Everything that one attempt tells, to the moment before the dataset. */
export const attempt: readonly WatchedEvent[] = [
  planned,
  { type: 'stage', stage: 'estimate', state: 'started' },
  { type: 'estimate', total: 4, balance: 100 },
  { type: 'stage', stage: 'estimate', state: 'finished' },
  started(),
  { type: 'stage', stage: 'classification', state: 'started' },
  {
    type: 'counts',
    stage: 'classification',
    counts: { total: 10, done: 10, passed: 8, rejected: 2, performers: 4 },
  },
  { type: 'agreement', stage: 'classification', share: 0.9, answers: 30 },
  { type: 'stage', stage: 'classification', state: 'finished' },
  { type: 'stage', stage: 'recording', state: 'started' },
  {
    type: 'counts',
    stage: 'recording',
    counts: { total: 8, done: 3, passed: 3, rejected: 1, waiting: 2, underWay: 1 },
  },
  {
    type: 'progress',
    stage: 'verification',
    done: 4,
    total: 6,
    message: 'round 1: recordings checked and stored',
  },
  { type: 'agreement', stage: 'verification', share: 0.8, answers: 12, performers: 3 },
  clip('a1', 'ACCEPTED'),
  clip('a2', 'REJECTED'),
  clip('a3', 'ACCEPTED'),
  clip('a4', 'ACCEPTED'),
  { type: 'counts', stage: 'verification', counts: { total: 6, done: 4, passed: 3, rejected: 1 } },
  { type: 'money', spent: 2.5, byStage: { classification: 1.5, recording: 1 }, committed: 0.5 },
  { type: 'log', level: 'info', message: '8 of 10 texts can be recorded.' },
];

/** One event a second from `from` on. */
export function played(
  events: readonly WatchedEvent[],
  from = 1_000_000,
  view: RunView = emptyView({ pipeline: 'voices', profile: 'sandbox', spec: '', at: from }),
): RunView {
  return events.reduce((now, event, index) => reduce(now, event, from + 1000 * index), view);
}
