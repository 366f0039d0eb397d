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
    if (typeof value !== 'number') return props.say('number');
    const [minimum, maximum] = [props.value('minimum'), props.value('maximum')];
    if (typeof maximum === 'number' && value > maximum) {
      return props.say('maximum', { maximum });
    }
    if (typeof minimum === 'number' && value < minimum) {
      return props.say('minimum', { minimum });
    }
    return undefined;
  },
};
