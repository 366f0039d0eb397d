import { booleanOf, stringOf, valueAt } from '../document/node';
import { qualityConfigs } from './qualityConfigs';
import type { Rule } from './rule';

const verdictActions = new Set(['APPROVE_ALL_ASSIGNMENTS', 'REJECT_ALL_ASSIGNMENTS']);

/** What counts or gives verdicts is idle in a pool that accepts every answer by itself. */
export const reviewNeeded: Rule = (doc, report) => {
  if (doc.kind !== 'pool' || booleanOf(valueAt(doc.root, 'auto_accept_solutions')) === false)
    return;
  const remedy = 'Set `auto_accept_solutions: false` to judge answers yourself.';
  for (const { type, typeNode, collector, rules } of qualityConfigs(doc)) {
    if (collector.needsReview)
      report.warning(
        'review-needed',
        typeNode,
        `${type} watches verdicts, and this pool accepts every answer by itself. ${remedy}`,
      );
    for (const { action } of rules) {
      const node = valueAt(action, 'type');
      const name = stringOf(node) ?? '';
      if (node && verdictActions.has(name))
        report.warning(
          'review-needed',
          node,
          `${name} has nothing to judge: this pool accepts every answer by itself. ${remedy}`,
        );
    }
  }
};
