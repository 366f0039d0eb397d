import { itemsOf, valueAt } from '../../document/node';
import { jsonTextOf } from '../../document/jsonText';
import { qualityConfigs } from '../qualityConfigs';
import type { Rule } from '../rule';

/** The same collector with the same rule once more does nothing new. */
export const ruleTwice: Rule = (doc, report) => {
  if (doc.shared || qualityConfigs(doc).length === 0) return;
  const seen = new Set<string>();
  for (const config of itemsOf(doc.nodeAt(['quality_control', 'configs']))) {
    const collector = valueAt(config, 'collector_config');
    const about = [valueAt(collector, 'type'), valueAt(collector, 'parameters')].map((node) =>
      node ? jsonTextOf(node) : '',
    );
    for (const rule of itemsOf(valueAt(config, 'rules'))) {
      const name = [...about, jsonTextOf(rule)].join('\n');
      const first = rule.kind === 'map' ? rule.entries[0]?.key : undefined;
      if (seen.has(name) && first)
        report.warning(
          'rule-twice',
          first,
          'The same rule on the same collector stands above already. Remove one of them.',
        );
      seen.add(name);
    }
  }
};
