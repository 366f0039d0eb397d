import { stringOf, valueAt, type SpecNode } from '../../document/node';
import { qualityConfigs } from '../qualityConfigs';
import type { Rule } from '../rule';
import { noNumberFits } from './filterTerms';

/** All conditions of a rule must hold at once; two on one count that leave no number never do. */
export const conditionsCross: Rule = (doc, report) => {
  for (const { rules } of qualityConfigs(doc))
    for (const { conditions } of rules) {
      const byKey = new Map<string, Comparison[]>();
      for (const condition of conditions) {
        const comparison = comparisonOf(condition);
        if (!comparison) continue;
        const earlier = byKey.get(comparison.key) ?? [];
        byKey.set(comparison.key, [...earlier, comparison]);
        const whole = comparison.key.endsWith('_count');
        const rival = earlier.find((one) => noNumberFits([one, comparison], whole));
        const other = earlier.find((one) => isOther(one, comparison));
        if (rival ?? other)
          report.warning(
            'rule-never-fires',
            comparison.node,
            `\`${comparison.key}\` cannot meet this and the condition above at once; all conditions of a rule must hold. Write two rules.`,
          );
      }
    }
};

interface Comparison {
  readonly key: string;
  readonly operator: string;
  readonly value: string | number | boolean | null;
  readonly node: SpecNode;
}

/** A text that should equal two texts. */
const isOther = (a: Comparison, b: Comparison): boolean =>
  a.operator === 'EQ' &&
  b.operator === 'EQ' &&
  typeof a.value === 'string' &&
  typeof b.value === 'string' &&
  a.value !== b.value;

function comparisonOf(condition: SpecNode): Comparison | undefined {
  const node = valueAt(condition, 'value');
  const key = stringOf(valueAt(condition, 'key'));
  const operator = stringOf(valueAt(condition, 'operator'));
  if (node?.kind !== 'scalar' || key === undefined || operator === undefined) return undefined;
  return { key, operator, value: node.value, node };
}
