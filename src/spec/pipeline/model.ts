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
  /** Folder for the dataset, its audio and its report; or that with more wishes. */
  readonly results: string | PipelineResults;
  readonly aggregation?: PipelineAggregation;
  readonly limits?: PipelineLimits;
  readonly pilot?: PipelinePilot;
  readonly deadlines?: {
    /** ISO 8601, of days and less: `PT12H`. */
    readonly warn_before?: string;
  };
  readonly checks?: RecordingChecks;
}

export interface PipelineAggregation {
  readonly method?: 'dawid-skene' | 'majority-vote';
  readonly where?: 'local' | 'platform';
}

export interface PipelineLimits {
  /** Another name of `recording.attempts`. */
  readonly recordings_per_text?: number;
  readonly recordings_per_performer?: number;
}

/** A first small batch that goes the whole way before the rest is sent. */
export interface PipelinePilot {
  readonly texts: number;
  /** US dollars an hour that performers should earn at least. */
  readonly hourly_floor?: number;
}

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** What a recording must be like; see the schema for what each bound means. */
export interface RecordingChecks {
  readonly max_bytes?: number;
  readonly seconds?: Bounds;
  readonly seconds_per_character?: Bounds;
  readonly seconds_per_word?: Bounds;
  /** Largest share, 0 to 1. */
  readonly silence?: number;
  /** Largest share, 0 to 1. */
  readonly clipping?: number;
  readonly duplicates?: 'reject' | 'keep';
}

export type DatasetLayout = 'common-voice' | 'librispeech' | 'audiofolder';

export interface PipelineResults {
  readonly folder: string;
  readonly layouts?: readonly DatasetLayout[];
  readonly split?: {
    /** Shares, 0 to 1. */
    readonly train?: number;
    readonly dev?: number;
    readonly test?: number;
    readonly seed?: number;
    readonly by?: 'speaker';
  };
  readonly report?: boolean;
}

/** How often one text may be recorded before it is given up. */
export function attemptsOf({ limits, recording }: PipelineSpec): number {
  return limits?.recordings_per_text ?? recording.attempts ?? 3;
}

/** The results as wishes, also where the spec names a folder only. */
export function resultsOf({ results }: Pick<PipelineSpec, 'results'>): PipelineResults {
  return typeof results === 'string' ? { folder: results } : results;
}

export type TextsSource = TextsFile | { readonly corpus: CorpusSource };

/** Paragraphs of Wikipedia, collected once. */
export interface CorpusSource {
  readonly language: string;
  readonly size: number;
  readonly words?: { readonly min?: number; readonly max?: number };
  readonly prefix?: string;
  readonly seed?: number;
  /** File to read instead of asking the site, relative to the spec. */
  readonly dump?: string;
}

/** A tasks file with the columns `text_id` and `text`. */
export interface TextsFile {
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
  readonly attempts?: number;
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
        /** True when left out. */
        readonly path_style?: boolean;
        /** True when left out. */
        readonly create_bucket?: boolean;
        /** `presigned` when left out. */
        readonly links?: 'presigned' | 'public';
        /** Days that a signed address is good; 7 when left out. */
        readonly link_days?: number;
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
