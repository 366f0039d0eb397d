/** A run as a person sees it: what its events add up to, kept in a file, and drawn as text. */
export type { EndEvent, WatchedEvent } from './view/events';
export { moneyBarOf, percentOf, progressOf, rejectedShareOf, speedOf } from './view/figures';
export { newAttempt, reduce } from './view/reduce';
export { emptyView, stageOrder, type Clip, type EstimateView, type RunView } from './view/runView';
export { dollars, duration, percent, speedText, stateText, untilText } from './view/words';
export { Keeper } from './keep/keeper';
export {
  findSnapshots,
  isAlive,
  pipelineNameOf,
  readSnapshot,
  settledView,
  snapshotName,
  stateFolderOf,
  type Snapshot,
} from './keep/snapshot';
export { drawRun, pilotLines, type Paper } from './text/draw';
export { plain } from './text/plain';
export { steerOf, type Steer } from './steer';
export { steerElsewhere, type Heard } from './wishes/steerElsewhere';
export { farWishes, type FarWish } from './wishes/wishes';
export { readSound, SoundError, type SoundFile } from './sound/readSound';
export {
  clipName,
  type DiagramMemory,
  type HostMessage,
  type PageMessage,
  type Reach,
} from './protocol';
