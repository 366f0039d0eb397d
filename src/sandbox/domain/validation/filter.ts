import { filterKeys, operatorsFor } from '../../filters';
import { isObject, type Rule } from './rules';

const categories = ['profile', 'computed', 'skill'];
const longestFilter = 10_000;

/** A pool's `filter`: groups joined by `and` and `or`, at most 10,000 characters of JSON. */
export const filter: Rule = (value, path, faults) => {
  if (JSON.stringify(value).length > longestFilter) {
    const message = `A filter may have at most ${longestFilter} characters`;
    faults.add(path, 'STRING_LENGTH_GREATER_THAN_MAX', message, [longestFilter]);
    return;
  }
  node(value, path, faults);
};

const node: Rule = (value, path, faults) => {
  if (!isObject(value)) {
    faults.add(path, 'OBJECT_EXPECTED', 'An object is expected');
    return;
  }
  const group = 'and' in value ? 'and' : 'or' in value ? 'or' : undefined;
  if (group === undefined) {
    leaf(value, path, faults);
    return;
  }
  const children = value[group];
  if (!Array.isArray(children)) {
    faults.add(`${path}.${group}`, 'ARRAY_EXPECTED', 'An array is expected');
    return;
  }
  children.forEach((child: unknown, index) => node(child, `${path}.${group}.${index}`, faults));
};

const leaf: Rule = (value, path, faults) => {
  if (!isObject(value)) return;
  const { category, key, operator } = value;
  if (!categories.some((known) => known === category)) {
    const message = `Expected one of ${categories.join(', ')}`;
    faults.add(`${path}.category`, 'UNKNOWN_ENUM_VALUE', message, categories);
  }
  if (key === undefined || key === null) {
    faults.add(`${path}.key`, 'VALUE_REQUIRED', 'A value is needed');
  }
  const operators = operatorsFor(category, key);
  if (!operators) {
    const message = `Expected one of ${filterKeys.join(', ')}`;
    faults.add(`${path}.key`, 'UNKNOWN_ENUM_VALUE', message, filterKeys);
  } else if (!operators.some((known) => known === operator)) {
    const message = `Expected one of ${operators.join(', ')}`;
    faults.add(`${path}.operator`, 'UNKNOWN_ENUM_VALUE', message, operators);
  }
  if (typeof value.value === 'object' && value.value !== null) {
    faults.add(`${path}.value`, 'SIMPLE_VALUE_EXPECTED', 'A single value is expected');
  }
};
