/** The recording pipeline as a `*.pipeline.yaml` describes it. Paths are relative to that file. */
export interface PipelineSpec {
  readonly kind: 'recording';
  /** Two letters, lower case: the language that is read aloud. */
  readonly language: string;
  readonly texts: TextsSource;
  readonly classification: JudgingStage;
  readonly recording: RecordingStage;
  readonly verification: VerificationStage;
  readonly storage: StorageSpec;
  readonly budget: PipelineBudget;
  /** Folder for the dataset, its audio and its report. */
  readonly results: string;
}

/** Where the texts come from: a tasks file with the columns `text_id` and `text`. */
export interface TextsSource {
  readonly $file: string;
  /** Take this many rows, drawn by `seed`; all rows when absent. */
  readonly sample?: number;
  readonly seed?: number;
  /** What a column of the file is, by its name there: `{ id: text_id, paragraph: text }`. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** A stage in which performers judge what they are shown. */
export interface JudgingStage {
  readonly project: string;
  readonly training?: string;
  readonly pool: string;
  readonly accept: AcceptRule;
}

/** A judged item is good when the aggregated answer equals `equals` with enough confidence. */
export interface AcceptRule {
  /** Id of the output field that holds the judgement. */
  readonly output: string;
  readonly equals: string | number | boolean;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface RecordingStage {
  readonly project: string;
  readonly training?: string;
  readonly pool: string;
  /** Id of the output field that holds the recorded file. */
  readonly audio: string;
  /** How often one text may be recorded before it is given up. */
  readonly attempts: number;
}

export interface VerificationStage extends JudgingStage {
  /** Recordings with known judgements, put into storage for the training. */
  readonly training_audio?: {
    readonly folder: string;
    readonly answers: { readonly $file: string };
  };
}

export type StorageSpec =
  | { readonly folder: string }
  | {
      readonly s3: {
        readonly endpoint: string;
        readonly region: string;
        readonly bucket: string;
        readonly prefix?: string;
      };
    };

/** US dollars, fee included. */
export interface PipelineBudget {
  /** Beyond it no new work is started. */
  readonly soft: number;
  /** Beyond it open pools are closed. */
  readonly hard: number;
  /** Kept back for judging what is already recorded. */
  readonly reserve?: number;
}
