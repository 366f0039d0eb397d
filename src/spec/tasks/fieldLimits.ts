import type { FieldSpec } from '../model';

/**
 * What a value of the right type should be and is not: one of the allowed values, within bounds, of the
 * right length or size. Undefined when it is. Not its `pattern`: only some sources have it at all.
 */
export function limitFault(value: unknown, spec: FieldSpec): string | undefined {
  if (!Array.isArray(value)) return scalarFault(value, spec);
  const size = boundsFault(value.length, spec.min_size, spec.max_size);
  if (size !== undefined) return `a list of ${size} items`;
  for (const item of value) {
    const fault = scalarFault(item, spec);
    if (fault !== undefined) return `a list, each ${fault}`;
  }
  return undefined;
}

function scalarFault(value: unknown, spec: FieldSpec): string | undefined {
  const allowed: readonly unknown[] | undefined = spec.allowed_values;
  if (allowed && allowed.length > 0 && !allowed.includes(value)) return `one of ${listed(allowed)}`;
  if (typeof value === 'number') return boundsFault(value, spec.min_value, spec.max_value);
  if (typeof value !== 'string') return undefined;
  const length = boundsFault(value.length, spec.min_length, spec.max_length);
  return length === undefined ? undefined : `of ${length} characters`;
}

function boundsFault(
  value: number,
  min: number | undefined,
  max: number | undefined,
): string | undefined {
  if (min !== undefined && value < min) return `at least ${min}`;
  return max !== undefined && value > max ? `at most ${max}` : undefined;
}

const listed = (values: readonly unknown[]): string =>
  values.length > 8 ? `${values.slice(0, 8).join(', ')} …` : values.join(', ');
