/** A look at a sandbox with the hidden truth in hand. */
export { noteBans, type NotedBan } from './banBook';
export { observe } from './observe';
export { createJudge, type Judge, type Judgement } from './judge';
export type {
  Observation,
  ObservedAnswer,
  ObservedBan,
  ObservedPerson,
  ObservedPool,
  ObservedRule,
  ObservedSuite,
} from './observation';
