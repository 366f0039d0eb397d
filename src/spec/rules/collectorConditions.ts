import { stringOf, valueAt } from '../document/node';
import { nearest } from '../text/nearest';
import { ruleCondition } from '../schema/ruleConditions';
import { qualityConfigs } from './qualityConfigs';
import type { Rule } from './rule';

/** A rule may only ask for what its collector counts. */
export const collectorConditions: Rule = (doc, report) => {
  for (const { type, collector, rules } of qualityConfigs(doc))
    for (const condition of rules.flatMap((rule) => rule.conditions)) {
      const node = valueAt(condition, 'key');
      const key = stringOf(node) ?? '';
      // An unknown key is the schema's business.
      if (
        !node ||
        !Object.hasOwn(ruleCondition.branches, key) ||
        collector.conditions.includes(key)
      )
        continue;
      const meant = nearest(key, collector.conditions);
      report.error(
        'condition-not-for-collector',
        node,
        `${type} does not count \`${key}\`. It has: ${collector.conditions.join(', ')}.`,
        meant === undefined ? [] : [meant],
      );
    }
};
