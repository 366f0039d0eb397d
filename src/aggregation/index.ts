/** Labels from many performers' answers. Pure: no files, no network, no editor. */
export type { Answer } from './answers';
export type { AggregatedLabel, Aggregation } from './result';
export { majorityVote, type MajorityVoteOptions } from './majorityVote';
export type { DawidSkeneAggregation, DawidSkeneOptions } from './dawidSkene';
export type { WorkerQuality } from './dawidSkeneModel';
export { dawidSkene } from './dawidSkene';
