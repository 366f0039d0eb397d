import { stringOf, valueAt } from '../document/node';
import { ruleAction } from '../schema/ruleActions';
import { qualityConfigs } from './qualityConfigs';
import type { Rule } from './rule';

const internal = /^(CLEAN_|SET_POOL_COMPLETE)/;

/** An action must be one that its collector can take, and copy only what the collector counts. */
export const collectorActions: Rule = (doc, report) => {
  for (const { type, collector, rules } of qualityConfigs(doc))
    for (const { action } of rules) {
      const node = valueAt(action, 'type');
      const name = stringOf(node) ?? '';
      if (!node || !Object.hasOwn(ruleAction.branches, name) || internal.test(name)) continue;
      if (!collector.actions.includes(name)) {
        report.error(
          'action-not-for-collector',
          node,
          `${type} cannot lead to ${name}. It can lead to: ${collector.actions.join(', ')}.`,
        );
        continue;
      }
      const from = valueAt(valueAt(action, 'parameters'), 'from_field');
      const field = stringOf(from);
      if (
        from &&
        field !== undefined &&
        name === 'SET_SKILL_FROM_OUTPUT_FIELD' &&
        !collector.rates.includes(field)
      )
        report.error(
          'from-field-not-for-collector',
          from,
          `${type} does not count \`${field}\`. It has: ${collector.rates.join(', ')}.`,
        );
    }
};
