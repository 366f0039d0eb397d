import type {
  DeadlineEvent,
  PilotReport,
  PipelineSummary,
  StageCounts,
  StageName,
} from '../../pipeline/events';

/**
 * Everything that a person sees of one run of a pipeline, as plain data: the panel, the terminal and
 * the Runs view draw it, and a file keeps it. It holds no secrets and no addresses, only ids and keys.
 */
export interface RunView {
  readonly version: 1;
  readonly pipeline: string;
  readonly profile: string;
  /** Path of the spec below the workspace folder. */
  readonly spec: string;
  /** Whether real people and money are at work. */
  readonly platform: 'sandbox' | 'real';
  /** The run's id; the same for every attempt. */
  readonly run?: string;
  readonly state: RunState;
  /** Milliseconds since 1970: begin of the first attempt, begin of this one, last thing heard. */
  readonly began: number;
  readonly attemptBegan: number;
  readonly changed: number;
  readonly attempts: number;
  readonly texts: number;
  readonly limits: Limits;
  readonly places: Places;
  readonly estimate?: EstimateView;
  readonly stages: Readonly<Record<StageName, StageView>>;
  readonly money: Money;
  readonly agreement: Readonly<Partial<Record<'classification' | 'verification', Agreement>>>;
  readonly verdicts: { readonly accepted: number; readonly rejected: number };
  /** Newest first; only so many are kept. */
  readonly rejected: readonly Clip[];
  readonly accepted: readonly Clip[];
  /** What comes next is first. */
  readonly deadlines: readonly Deadline[];
  readonly log: readonly LogLine[];
  readonly pilot?: Pilot;
  readonly summary?: PipelineSummary;
  /** Samples of the whole run, oldest first. */
  readonly history: readonly Sample[];
}

export type RunState =
  | { readonly state: 'starting' }
  | { readonly state: 'running'; readonly ending?: 'after-batch' | 'now' }
  | {
      readonly state: 'paused';
      readonly why: 'asked' | 'pilot' | 'trouble';
      readonly message: string;
      readonly remedy?: string;
      /** When it looks by itself whether it can go on; ISO 8601. */
      readonly looksAgain?: string;
    }
  | { readonly state: 'stopped'; readonly message: string }
  | { readonly state: 'finished' }
  | { readonly state: 'failed'; readonly message: string };

export interface Limits {
  /** US dollars. */
  readonly soft?: number;
  readonly hard?: number;
  readonly reserve?: number;
  /** Recordings per text. */
  readonly attempts?: number;
}

/** Absolute paths on this machine. */
export interface Places {
  readonly results?: string;
  /** Root of a storage that is a folder. */
  readonly storage?: string;
  readonly dataset?: string;
  readonly report?: string;
}

/** US dollars, fee included. */
export interface EstimateView {
  readonly total: number;
  readonly balance?: number;
  /** When every text passes and every attempt is used up. */
  readonly worst?: number;
  readonly lines: readonly {
    readonly label: string;
    readonly suites: number;
    readonly total: number;
  }[];
}

export interface StageView {
  readonly state: 'waiting' | 'running' | 'done';
  /** What it does now, in words. */
  readonly message?: string;
  readonly progress?: { readonly done: number; readonly total: number };
  readonly counts?: StageCounts;
}

export interface Money {
  readonly spent: number;
  readonly byStage: Readonly<Record<string, number>>;
  /** Handed in: will be paid unless it is rejected. */
  readonly committed?: number;
  readonly balance?: number;
}

export interface Agreement {
  /** Share of answers that say what came out, 0 to 1. */
  readonly share: number;
  readonly answers: number;
  readonly performers?: number;
}

/** A recording with its verdict. */
export interface Clip {
  readonly verdict: 'ACCEPTED' | 'REJECTED';
  readonly assignment: string;
  readonly place: number;
  readonly textId: string;
  readonly text: string;
  /** What the performer read about it. */
  readonly reason: string;
  /** Key in the storage; absent where nothing could be stored. */
  readonly key?: string;
  /** Id of the file on the platform, where nothing was stored. */
  readonly attachment?: string;
  readonly seconds?: number;
  readonly votes?: number;
  readonly approving?: number;
  readonly confidence?: number;
  readonly attempt?: number;
  readonly speaker?: string;
}

export type Deadline = Omit<DeadlineEvent, 'type'>;

export interface LogLine {
  readonly at: number;
  readonly level: 'info' | 'warning' | 'error';
  readonly message: string;
}

export interface Pilot extends PilotReport {
  readonly decision: 'asked' | 'go-on' | 'stop';
}

export interface Sample {
  readonly at: number;
  /** Texts classified, recordings judged, texts with an accepted recording; US dollars spent. */
  readonly classified: number;
  readonly heard: number;
  readonly accepted: number;
  readonly spent: number;
}

/** In the order of the work; recording and verification go on at the same time. */
export const stageOrder: readonly StageName[] = [
  'plan',
  'estimate',
  'deploy',
  'training',
  'classification',
  'recording',
  'verification',
  'dataset',
];

export function emptyView(about: {
  readonly pipeline: string;
  readonly profile: string;
  readonly spec: string;
  readonly at: number;
}): RunView {
  const { pipeline, profile, spec, at } = about;
  const waiting: StageView = { state: 'waiting' };
  return {
    version: 1,
    pipeline,
    profile,
    spec,
    platform: profile === 'sandbox' ? 'sandbox' : 'real',
    state: { state: 'starting' },
    began: at,
    attemptBegan: at,
    changed: at,
    attempts: 1,
    texts: 0,
    limits: {},
    places: {},
    stages: Object.fromEntries(stageOrder.map((stage) => [stage, waiting])) as Record<
      StageName,
      StageView
    >,
    money: { spent: 0, byStage: {} },
    agreement: {},
    verdicts: { accepted: 0, rejected: 0 },
    rejected: [],
    accepted: [],
    deadlines: [],
    log: [],
    history: [],
  };
}
