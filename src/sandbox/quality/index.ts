import type { World } from '../domain/world';
import { watchDynamicOverlap } from './dynamicOverlap';
import { watchRules } from './rules';

/** Quality control, evaluated as assignments come in. */
export function watchQuality(world: World): void {
  watchDynamicOverlap(world);
  watchRules(world);
}

export type { Collector, Readings } from './collector';
export { correctness, knownAnswers } from './correctness';
export { rulesOf, type PlacedRule } from './ruleKey';
