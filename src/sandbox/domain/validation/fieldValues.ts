import type { FieldSpec, FieldSpecs } from '../../../spec/model';
import { isObject, join, type FaultCollector } from './rules';

/** Checks `input_values` or `output_values` against the project's field specs. */
export function validateFieldValues(
  values: unknown,
  specs: FieldSpecs,
  path: string,
  faults: FaultCollector,
): void {
  if (!isObject(values)) {
    faults.add(path, 'OBJECT_EXPECTED', 'An object is expected');
    return;
  }
  for (const [name, spec] of Object.entries(specs)) {
    const value = values[name];
    const at = join(path, name);
    if (value !== undefined && value !== null) checkField(value, spec, at, faults);
    else if (spec.required !== false) faults.add(at, 'VALUE_REQUIRED', 'A value is needed');
  }
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(specs, name)) {
      faults.add(join(path, name), 'VALUE_NOT_ALLOWED', 'The specification has no such field');
    }
  }
}

function checkField(value: unknown, spec: FieldSpec, path: string, faults: FaultCollector): void {
  if (!spec.type.startsWith('array_')) {
    checkItem(value, spec.type, spec, path, faults);
    return;
  }
  if (!Array.isArray(value)) {
    faults.add(path, 'ARRAY_EXPECTED', 'An array is expected');
    return;
  }
  if (spec.min_size !== undefined && value.length < spec.min_size) {
    const message = `At least ${spec.min_size} items are needed`;
    faults.add(path, 'ARRAY_SIZE_LESS_THAN_MIN', message, [spec.min_size]);
  }
  if (spec.max_size !== undefined && value.length > spec.max_size) {
    const message = `At most ${spec.max_size} items are allowed`;
    faults.add(path, 'ARRAY_SIZE_GREATER_THAN_MAX', message, [spec.max_size]);
  }
  const itemType = spec.type.slice('array_'.length);
  value.forEach((item: unknown, index) =>
    checkItem(item, itemType, spec, `${path}.${index}`, faults),
  );
}

function checkItem(
  value: unknown,
  type: string,
  spec: FieldSpec,
  path: string,
  faults: FaultCollector,
): void {
  if (type !== 'json' && typeof value === 'object') {
    faults.add(path, 'SIMPLE_VALUE_EXPECTED', 'A single value is expected');
    return;
  }
  const refused = typeFault(value, type);
  if (refused) {
    faults.add(path, refused, `${value === null ? 'null' : typeof value} does not fit ${type}`);
    return;
  }
  if (typeof value === 'string') checkText(value, spec, path, faults);
  if (typeof value === 'number') checkNumber(value, spec, path, faults);
  const allowed = spec.allowed_values;
  if (allowed && allowed.length > 0 && !allowed.some((item) => item === value)) {
    faults.add(path, 'VALUE_NOT_ALLOWED', 'The value is not among the allowed ones', allowed);
  }
}

const coordinates = /^\s*-?\d+(?:\.\d+)?\s*,\s*-?\d+(?:\.\d+)?\s*$/;

interface TypeRule {
  readonly code: string;
  readonly fits: (value: unknown) => boolean;
}

const typeRules: Readonly<Record<string, TypeRule>> = {
  boolean: { code: 'BOOLEAN_EXPECTED', fits: (value) => typeof value === 'boolean' },
  integer: { code: 'INTEGER_EXPECTED', fits: (value) => Number.isInteger(value) },
  float: { code: 'FLOAT_EXPECTED', fits: (value) => typeof value === 'number' },
  url: {
    code: 'INVALID_URL_SYNTAX',
    fits: (value) => isText(value, /^(?:https?:\/\/|www|\/)\S*$/i),
  },
  coordinates: {
    code: 'INVALID_COORDINATES_SYNTAX',
    fits: (value) => isText(value, coordinates),
  },
  json: { code: 'JSON_EXPECTED', fits: (value) => value !== undefined },
};

const textRule: TypeRule = { code: 'STRING_EXPECTED', fits: (value) => typeof value === 'string' };

/** The code of a value that has not the field's type. */
function typeFault(value: unknown, type: string): string | undefined {
  const rule = typeRules[type] ?? textRule;
  return rule.fits(value) ? undefined : rule.code;
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function checkText(value: string, spec: FieldSpec, path: string, faults: FaultCollector): void {
  const { min_length: min, max_length: max } = spec;
  if (min !== undefined && value.length < min) {
    const message = `At least ${min} characters are needed`;
    faults.add(path, 'STRING_LENGTH_LESS_THAN_MIN', message, [min]);
  }
  if (max !== undefined && value.length > max) {
    const message = `At most ${max} characters are allowed`;
    faults.add(path, 'STRING_LENGTH_GREATER_THAN_MAX', message, [max]);
  }
  if (spec.pattern !== undefined && !new RegExp(`^(?:${spec.pattern})$`, 'u').test(value)) {
    faults.add(path, 'PATTERN_MISMATCH', 'The value does not match the pattern', [spec.pattern]);
  }
}

function checkNumber(value: number, spec: FieldSpec, path: string, faults: FaultCollector): void {
  const { min_value: min, max_value: max } = spec;
  if (min !== undefined && value < min) {
    faults.add(path, 'VALUE_LESS_THAN_MIN', `The value must be at least ${min}`, [min]);
  }
  if (max !== undefined && value > max) {
    faults.add(path, 'VALUE_GREATER_THAN_MAX', `The value must be at most ${max}`, [max]);
  }
}
