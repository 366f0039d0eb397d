import type { FieldSpec } from '../model';
import type { Measure, Misfit, ScalarType } from './fault';
import { scalarTypes } from './scalarTypes';

/** What is wrong with one plain value of a field, or with one item of its list. */
export function holdScalar(value: unknown, type: ScalarType, spec: FieldSpec): readonly Misfit[] {
  const { code, fits } = scalarTypes[type];
  if (type !== 'json' && typeof value === 'object')
    return [{ fault: 'structure', type, code: 'SIMPLE_VALUE_EXPECTED' }];
  if (!fits(value)) return [{ fault: 'type', type, code }];
  return [
    ...(typeof value === 'string' ? textFaults(value, spec) : []),
    ...(typeof value === 'number' ? numberFaults(value, spec) : []),
    ...choiceFaults(value, spec),
  ];
}

function textFaults(value: string, spec: FieldSpec): readonly Misfit[] {
  const { min_length: min, max_length: max, pattern } = spec;
  const faults = [...boundFaults(value.length, { measure: 'length', min, max })];
  if (typeof pattern === 'string' && !matches(pattern, value))
    faults.push({ fault: 'pattern', pattern, code: 'PATTERN_MISMATCH' });
  return faults;
}

function numberFaults(value: number, spec: FieldSpec): readonly Misfit[] {
  return boundFaults(value, { measure: 'value', min: spec.min_value, max: spec.max_value });
}

function choiceFaults(value: unknown, { allowed_values: allowed }: FieldSpec): readonly Misfit[] {
  if (!Array.isArray(allowed) || allowed.length === 0 || allowed.includes(value)) return [];
  return [{ fault: 'not-allowed', allowed, code: 'VALUE_NOT_ALLOWED' }];
}

interface Bounds {
  readonly measure: Measure;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

const boundCodes: Readonly<Record<Measure, string>> = {
  value: 'VALUE',
  length: 'STRING_LENGTH',
  size: 'ARRAY_SIZE',
};

/**
 * At most one fault: what is below the least cannot be above the most as well. What is no number, such as
 * the null that an API writes for "none" or a value still being typed, is no bound.
 */
export function boundFaults(amount: number, { measure, min, max }: Bounds): readonly Misfit[] {
  const name = boundCodes[measure];
  if (typeof min === 'number' && amount < min)
    return [{ fault: 'below', measure, limit: min, code: `${name}_LESS_THAN_MIN` }];
  if (typeof max === 'number' && amount > max)
    return [{ fault: 'above', measure, limit: max, code: `${name}_GREATER_THAN_MAX` }];
  return [];
}

/** The whole value is meant; a pattern that cannot be read is another check's business. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true;
  }
}
