import { numberOf, valueAt } from '../document/node';
import { qualityConfigs } from './qualityConfigs';
import type { Rule } from './rule';

/** Every answer is "fast" when the threshold is not below the time limit. */
export const fastThreshold: Rule = (doc, report) => {
  const limit =
    doc.kind === 'pool'
      ? numberOf(valueAt(doc.root, 'assignment_max_duration_seconds'))
      : undefined;
  if (limit === undefined) return;
  for (const { type, parameters } of qualityConfigs(doc)) {
    const node = valueAt(parameters, 'fast_submit_threshold_seconds');
    const threshold = numberOf(node);
    if (type !== 'ASSIGNMENT_SUBMIT_TIME' || !node || threshold === undefined || threshold < limit)
      continue;
    report.warning(
      'fast-threshold-too-high',
      node,
      `Every answer is faster than ${threshold} s: the time limit is ${limit} s.`,
    );
  }
};
