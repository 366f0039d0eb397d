import { coerced, isRecord } from '../json';
import type { Props } from '../machine';
import { parsePath, readPath } from '../path';
import type { FieldRules } from './field';

/** Checkbox and tumbler: true or absent; `preserveFalse` keeps an explicit false from the start. */
export const flag: FieldRules = {
  toValue: (raw) => raw,
  atMount: (props) => (props.value('preserveFalse') ? [{ path: [], value: false }] : []),
};

/** One flag for each option, at the option's value below the field's own path. */
export const flagGroup: FieldRules = {
  // Measured on the platform's own renderer: a group keeps its value when its branch goes.
  buried: false,
  seen: (value, props) => {
    const picked = optionValues(props).flatMap((option): [string, unknown][] => {
      const own = readPath(value, parsePath(option));
      return own === undefined ? [] : [[option, own]];
    });
    return picked.length === 0 ? undefined : Object.fromEntries(picked);
  },
  atMount: (props) =>
    props.value('preserveFalse')
      ? optionValues(props).map((option) => ({ path: parsePath(option), value: false }))
      : [],
};

function optionValues(props: Props): readonly string[] {
  return props
    .list('options')
    .filter(isRecord)
    .map((option) => coerced(option.value));
}
