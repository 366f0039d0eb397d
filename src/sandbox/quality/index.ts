import type { World } from '../domain/world';
import { watchDynamicOverlap } from './dynamicOverlap';
import { watchRules } from './rules';
import { watchTrainings } from './trainingResults';

/** Quality control, evaluated as assignments come in. */
export function watchQuality(world: World): void {
  watchTrainings(world);
  watchDynamicOverlap(world);
  watchRules(world);
}

export type { Collector, Readings } from './collector';
export { correctness, knownAnswers } from './correctness';
export { rulesOf, type PlacedRule } from './ruleKey';
