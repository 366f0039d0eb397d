import type { RuleCondition } from '../../spec/model';
import { compares } from '../filters';
import type { Readings } from './collector';

/** All conditions must hold. A reading that is not there yet holds for none of them. */
export function allHold(conditions: readonly RuleCondition[], readings: Readings): boolean {
  return conditions.every((condition) => holds(condition, readings[condition.key]));
}

function holds(
  { operator, value }: RuleCondition,
  reading: number | string | boolean | undefined,
): boolean {
  if (reading === undefined) return false;
  // Counts are sent as text now and then, and the platform takes them.
  if (typeof reading === 'number') return compares(reading, operator, Number(value));
  const isEqual = String(reading) === String(value);
  return operator === 'NE' ? !isEqual : operator === 'EQ' && isEqual;
}
