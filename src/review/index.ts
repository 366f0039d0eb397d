/** Judging what performers handed in: the queue of a panel, and verdicts in bulk. Knows no editor. */
export { ReviewError } from './reviewError';
export { ReviewSession, type ReviewParts } from './session';
export type {
  ReviewDeed,
  ReviewEntry,
  ReviewFilter,
  ReviewHostMessage,
  ReviewPageMessage,
  ReviewPool,
  ReviewState,
} from './state';
export * from './verdicts';
