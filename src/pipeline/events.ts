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

export type PipelineEvent =
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
