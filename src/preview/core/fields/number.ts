import { coerced } from '../json';
import type { FieldRules } from './field';

/** A number out of bounds is stored all the same, with an error beside it. */
export const number: FieldRules = {
  toValue: (raw) => {
    if (raw === '' || raw === null || raw === undefined) return undefined;
    const value = typeof raw === 'number' ? raw : Number.parseFloat(coerced(raw));
    return Number.isNaN(value) ? undefined : value;
  },
  check: (value, props) => {
    if (value === undefined) return undefined;
    if (typeof value !== 'number') return 'must be a number';
    const [minimum, maximum] = [props.value('minimum'), props.value('maximum')];
    if (typeof maximum === 'number' && value > maximum) {
      return `must be not more than ${String(maximum)}`;
    }
    if (typeof minimum === 'number' && value < minimum) {
      return `must be not less than ${String(minimum)}`;
    }
    return undefined;
  },
};
