import { numberOf, stringOf, valueAt } from '../document/node';
import { qualityConfigs } from './qualityConfigs';
import type { Rule } from './rule';

/** A count never grows beyond the window in which it is counted. */
export const historyTooShort: Rule = (doc, report) => {
  for (const { parameters, rules } of qualityConfigs(doc)) {
    const size = numberOf(valueAt(parameters, 'history_size'));
    if (size === undefined) continue;
    for (const condition of rules.flatMap((rule) => rule.conditions)) {
      const node = valueAt(condition, 'value');
      const value = numberOf(node);
      const key = stringOf(valueAt(condition, 'key')) ?? '';
      if (!node || value === undefined || !key.endsWith('_count')) continue;
      const operator = stringOf(valueAt(condition, 'operator'));
      const never =
        operator === 'GT'
          ? value >= size
          : (operator === 'GTE' || operator === 'EQ') && value > size;
      if (never)
        report.warning(
          'rule-never-fires',
          node,
          `\`${key}\` never gets beyond \`history_size\`, which is ${size}: this condition cannot hold.`,
        );
    }
  }
};
