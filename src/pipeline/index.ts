/** The recording pipeline: from texts to a dataset of verified recordings, resumable at any point. */
export {
  deleteStored,
  listStored,
  type CleanUpOptions,
  type StoredFile,
  type StoredKind,
} from './cleanUp';
export { PipelineError } from './errors';
export { createRunControl, type RunControl } from './control/runControl';
export type {
  ClipEvent,
  DeadlineEvent,
  PausedEvent,
  PilotReport,
  PipelineEvent,
  PipelineSummary,
  PlannedEvent,
  StageCounts,
  StageName,
  WorkStage,
} from './events';
export type { PipelineOptions } from './pipelineOptions';
export { estimatePipeline, runPipeline } from './runPipeline';
export type { Pace } from './run/context';
export type { StorageCredentials } from './storage/s3Storage';
