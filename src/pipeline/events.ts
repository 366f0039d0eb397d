/** What a run tells while it goes on. Plain data: it travels between processes as JSON. */

export type StageName =
  | 'plan'
  | 'estimate'
  | 'deploy'
  | 'training'
  | 'classification'
  | 'recording'
  | 'verification'
  | 'dataset';

export interface PipelineSummary {
  /** Texts in the sample. */
  readonly texts: number;
  /** Rows of the dataset: one accepted recording each. */
  readonly accepted: number;
  /** Recordings that were rejected; the text of one may have an accepted recording by now. */
  readonly rejected: number;
  /** US dollars paid for accepted work of the whole run, fee included. */
  readonly cost: number;
  /** HTTP requests to the platform by this process. */
  readonly requests: number;
  /** Wall time of this process. */
  readonly seconds: number;
  /** Path of the dataset's TSV. */
  readonly dataset: string;
}

/** The stages in which people, or files for them, are at work. */
export type WorkStage = 'training' | 'classification' | 'recording' | 'verification';

/**
 * Where a stage stands. Figures are whole and never increments: an attempt that goes on sends all of
 * them again.
 */
export interface StageCounts {
  /** Texts; for recording those that passed; for verification recordings that were handed in. */
  readonly total: number;
  /** Settled: judged texts, texts with an accepted recording, recordings with a verdict. */
  readonly done: number;
  /** Of those that are done: good ones. */
  readonly passed?: number;
  /** Bad ones; for recording the recordings that were rejected so far. */
  readonly rejected?: number;
  /** Texts with no attempts left. */
  readonly givenUp?: number;
  /** Handed in and not judged. */
  readonly waiting?: number;
  /** In performers' hands, where that is known. */
  readonly underWay?: number;
  /** Different people so far. */
  readonly performers?: number;
}

export interface PilotReport {
  readonly texts: number;
  /** Texts that passed the first stage and were recorded. */
  readonly recorded: number;
  readonly accepted: number;
  readonly rejected: number;
  /** US dollars, fee included. */
  readonly cost: number;
  /** From the first page that was taken to the last that was handed in. */
  readonly seconds: number;
  /** Texts with an accepted recording, of all of the pilot, 0 to 1. */
  readonly passRate: number;
  /** By stage: what the performer in the middle earns, US dollars an hour. */
  readonly hourlyPay?: Readonly<Record<string, number>>;
  /** The least that the spec wants them to earn. */
  readonly floor?: number;
  readonly restTexts: number;
  /** US dollars that the rest is expected to cost at these rates. */
  readonly restCost: number;
  readonly restSeconds?: number;
  readonly warnings: readonly string[];
  readonly verdict: 'good' | 'doubtful';
}

/** Before anything else is told: what runs, and where its things are. */
export interface PlannedEvent {
  readonly type: 'planned';
  readonly pipeline: string;
  readonly profile: string;
  /** Path of the spec in the workspace. */
  readonly spec: string;
  readonly texts: number;
  /** Absolute. */
  readonly stateFolder: string;
  /** Absolute. */
  readonly results: string;
  readonly budget?: { readonly soft?: number; readonly hard?: number; readonly reserve?: number };
  readonly attempts: number;
  readonly pilot?: { readonly texts: number; readonly hourly_floor?: number };
  readonly storage: { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 's3' };
  readonly sandbox: boolean;
}

/** A verdict on one recording. `key` is its place in storage; nothing in here lets anybody load it. */
export interface ClipEvent {
  readonly type: 'clip';
  readonly verdict: 'ACCEPTED' | 'REJECTED';
  readonly assignment: string;
  /** Which recording of the assignment. */
  readonly place: number;
  readonly text_id: string;
  readonly text: string;
  /** What the performer read about it. */
  readonly reason: string;
  /** Absent when nothing could be stored. */
  readonly key?: string;
  /** Id of the file that was handed in, where it was not stored: the platform has it. */
  readonly attachment?: string;
  readonly seconds?: number;
  readonly votes?: number;
  readonly approving?: number;
  readonly confidence?: number;
  /** 1 for the first recording of the text. */
  readonly attempt?: number;
  /** The same voice has the same one; it names nobody. */
  readonly speaker?: string;
}

export interface DeadlineEvent {
  readonly type: 'deadline';
  readonly kind: 'auto-accept' | 'appeal' | 'archive' | 'pool-expiry' | 'link-expiry';
  readonly stage?: WorkStage;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Assignments that it is about. */
  readonly items: number;
  readonly level: 'info' | 'warning';
  readonly message: string;
}

/** The process stays alive and waits for somebody, or for the world, to let it go on. */
export interface PausedEvent {
  readonly type: 'paused';
  readonly why: 'asked' | 'pilot' | 'trouble';
  readonly message: string;
  readonly remedy?: string;
  /** When the run looks by itself whether it is mended; ISO 8601, UTC. Absent: when somebody says so. */
  readonly looksAgain?: string;
  /** Nothing new: it looked again, and the same is still in the way. */
  readonly still?: true;
}

export interface EstimateLineTold {
  readonly label: string;
  readonly suites: number;
  /** US dollars, fee included. */
  readonly total: number;
}

export type PipelineEvent =
  | PlannedEvent
  | ClipEvent
  | DeadlineEvent
  | PausedEvent
  /** `looking`: only to see whether what was in the way is gone. */
  | { readonly type: 'resumed'; readonly looking?: true }
  | { readonly type: 'stopping'; readonly when: 'now' | 'after-batch' }
  | { readonly type: 'counts'; readonly stage: WorkStage; readonly counts: StageCounts }
  | {
      readonly type: 'money';
      /** US dollars, fee included. */
      readonly spent: number;
      readonly byStage: Readonly<Record<string, number>>;
      /** For what was handed in: paid unless it is rejected. */
      readonly committed?: number;
      readonly balance?: number;
    }
  | {
      readonly type: 'agreement';
      readonly stage: 'classification' | 'verification';
      /** Answers that say what all together say, 0 to 1. */
      readonly share: number;
      readonly answers: number;
      readonly performers?: number;
    }
  | { readonly type: 'pilot'; readonly report: PilotReport }
  | {
      /** It is written whole, and the run is about to end. */
      readonly type: 'dataset';
      /** Absolute. */
      readonly folder: string;
      readonly rows: number;
      /** Absolute path of the report page; absent where none was wished. */
      readonly report?: string;
    }
  | {
      readonly type: 'started';
      readonly pipeline: string;
      readonly profile: string;
      readonly run: string;
      /** An earlier attempt left a journal, and this one goes on where it ended. */
      readonly resumed: boolean;
      readonly texts: number;
    }
  | {
      readonly type: 'estimate';
      /** US dollars, fee included. */
      readonly total: number;
      readonly balance: number;
      /** By the rule of thumb of the published notebook. */
      readonly notebook?: number;
      /** When every text passes and every attempt is used up. */
      readonly worst?: number;
      readonly lines?: readonly EstimateLineTold[];
    }
  | { readonly type: 'stage'; readonly stage: StageName; readonly state: 'started' | 'finished' }
  | {
      readonly type: 'progress';
      readonly stage: StageName;
      readonly done: number;
      readonly total: number;
      readonly message: string;
    }
  | {
      readonly type: 'verdict';
      readonly assignment: string;
      readonly texts: readonly string[];
      readonly verdict: 'ACCEPTED' | 'REJECTED';
      readonly comment: string;
    }
  | {
      readonly type: 'log';
      readonly level: 'info' | 'warning' | 'error';
      readonly message: string;
    }
  | { readonly type: 'finished'; readonly summary: PipelineSummary };
