import { numberOf, stringOf, valueAt, type SpecNode } from '../../document/node';
import { qualityConfigs } from '../qualityConfigs';
import type { Rule } from '../rule';

/** A rule that raises the overlap needs something that ends: each new answer may fire it again. */
export const overlapGrowth: Rule = (doc, report) => {
  for (const { rules } of qualityConfigs(doc))
    for (const { action, conditions } of rules) {
      if (stringOf(valueAt(action, 'type')) !== 'CHANGE_OVERLAP') continue;
      const node = valueAt(valueAt(action, 'parameters'), 'delta');
      const delta = numberOf(node);
      if (node && delta === 0)
        report.warning(
          'overlap-unchanged',
          node,
          'A change of 0 changes nothing. Use 1 to have the work done once more.',
        );
      if (node && delta !== undefined && delta > 0 && !conditions.some(isBounded))
        report.warning(
          'overlap-open-ended',
          node,
          'Nothing stops this: every answer that this asks for can ask for another one. Add a condition such as `assessment_event` EQ REJECT, or a count with LT.',
        );
    }
};

/** Lost work is made good once; a count with an upper limit is reached some day. */
function isBounded(condition: SpecNode): boolean {
  const key = stringOf(valueAt(condition, 'key')) ?? '';
  const operator = stringOf(valueAt(condition, 'operator')) ?? '';
  const value = stringOf(valueAt(condition, 'value'));
  if (key === 'assessment_event') return value !== 'ACCEPT';
  if (key === 'pool_access_revoked_reason' || key === 'skill_id') return true;
  return key.endsWith('_count') && ['LT', 'LTE', 'EQ'].includes(operator);
}
