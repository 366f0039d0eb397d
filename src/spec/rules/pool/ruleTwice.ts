import { itemsOf, valueAt } from '../../document/node';
import { qualityConfigs } from '../qualityConfigs';
import type { Rule } from '../rule';
import { meaningOfCollector, meaningOfRule } from './ruleMeaning';

/** The same collector with the same rule once more does nothing new. */
export const ruleTwice: Rule = (doc, report) => {
  if (doc.shared || qualityConfigs(doc).length === 0) return;
  const seen = new Set<string>();
  for (const config of itemsOf(doc.nodeAt(['quality_control', 'configs']))) {
    const about = meaningOfCollector(valueAt(config, 'collector_config'));
    for (const rule of itemsOf(valueAt(config, 'rules'))) {
      const name = `${about}\n${meaningOfRule(rule)}`;
      const first = rule.kind === 'map' ? rule.entries[0]?.key : undefined;
      if (seen.has(name) && first)
        report.warning(
          'rule-twice',
          first,
          'A rule that does the same on the same collector stands above already. Remove one of them.',
        );
      seen.add(name);
    }
  }
};
