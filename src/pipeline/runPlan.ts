import type { PipelineSpec, Pool, Project } from '../spec';
import type { SourceText } from './texts';

/** A stage's specs: where they are and what they say. Ids of other objects in them are not filled in. */
export interface PlannedStage {
  readonly project: Planned<Project>;
  readonly training?: { readonly path: string };
  readonly pool: Planned<Pool>;
}

export interface Planned<T> {
  /** In the workspace, with `/`. */
  readonly path: string;
  readonly object: T;
}

/** All that a run needs to know before it talks to a platform. */
export interface RunPlan {
  /** The file name without its ending: `asr-en`. */
  readonly name: string;
  /** In the workspace, with `/`. */
  readonly path: string;
  readonly spec: PipelineSpec;
  readonly texts: readonly SourceText[];
  readonly classification: PlannedStage;
  readonly recording: PlannedStage;
  readonly verification: PlannedStage;
  /** Absolute. */
  readonly results: string;
  /** Absolute; undefined where a bucket is the storage. */
  readonly storageFolder: string | undefined;
  /** Absolute folder of the journal and the lock. */
  readonly stateFolder: string;
}
