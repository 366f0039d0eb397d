/**
 * Holds an answer against `output_spec`, as the platform does when it is submitted. The rules and
 * codes are those of the platform's task validation; which code goes with which fault is not
 * published for every case.
 */
import type { FieldSpec, FieldSpecs } from '../../spec';
import { coerced, isRecord } from '../core/json';

export interface AnswerProblem {
  /** Output field, with the index of the item in an array: `photos.2`. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export function checkAnswer(answer: unknown, specs: FieldSpecs): readonly AnswerProblem[] {
  if (!isRecord(answer)) {
    return [{ field: '', code: 'OBJECT_EXPECTED', message: 'The answer must be an object' }];
  }
  const known = Object.entries(specs).flatMap(([name, spec]) =>
    checkField(name, spec, answer[name]),
  );
  const unknown = Object.keys(answer)
    .filter((name) => !Object.hasOwn(specs, name))
    .map((field) => ({
      field,
      code: 'VALUE_NOT_ALLOWED',
      message: `output_spec has no field "${field}"`,
    }));
  return [...known, ...unknown];
}

function checkField(name: string, spec: FieldSpec, value: unknown): readonly AnswerProblem[] {
  if (value === undefined || value === null) {
    const message = 'output_spec requires a value';
    return spec.required === false ? [] : [{ field: name, code: 'VALUE_REQUIRED', message }];
  }
  if (!spec.type.startsWith('array_')) return checkItem(name, spec.type, spec, value);
  if (!Array.isArray(value))
    return [problem(name, 'ARRAY_EXPECTED', `needs a list (${spec.type})`)];
  const items: readonly unknown[] = value;
  const itemType = spec.type.slice('array_'.length);
  return [
    ...checkSize(name, spec, items.length),
    ...items.flatMap((item, i) => checkItem(`${name}.${String(i)}`, itemType, spec, item)),
  ];
}

function checkSize(name: string, spec: FieldSpec, size: number): readonly AnswerProblem[] {
  const { min_size: min, max_size: max } = spec;
  if (min !== undefined && size < min) {
    return [problem(name, 'ARRAY_SIZE_LESS_THAN_MIN', `needs at least ${min} items`)];
  }
  if (max !== undefined && size > max) {
    return [problem(name, 'ARRAY_SIZE_GREATER_THAN_MAX', `takes at most ${max} items`)];
  }
  return [];
}

function checkItem(
  name: string,
  type: string,
  spec: FieldSpec,
  value: unknown,
): readonly AnswerProblem[] {
  const misfit = typeProblem(name, type, value);
  if (misfit) return [misfit];
  return [
    ...(typeof value === 'string' ? checkText(name, spec, value) : []),
    ...(typeof value === 'number' ? checkNumber(name, spec, value) : []),
    ...checkAllowed(name, spec, value),
  ];
}

interface TypeRule {
  readonly code: string;
  readonly wanted: string;
  readonly fits: (value: unknown) => boolean;
}

const coordinates = /^\s*-?\d+(\.\d+)?\s*,\s*-?\d+(\.\d+)?\s*$/;

const isText = (value: unknown): value is string => typeof value === 'string';

const typeRules: Readonly<Record<string, TypeRule>> = {
  boolean: {
    code: 'BOOLEAN_EXPECTED',
    wanted: 'true or false',
    fits: (v) => typeof v === 'boolean',
  },
  string: { code: 'STRING_EXPECTED', wanted: 'a text', fits: isText },
  integer: { code: 'INTEGER_EXPECTED', wanted: 'a whole number', fits: Number.isInteger },
  float: { code: 'FLOAT_EXPECTED', wanted: 'a number', fits: Number.isFinite },
  url: {
    code: 'URL_EXPECTED',
    wanted: 'an address',
    fits: (v) => isText(v) && /^(https?:\/\/|www\.)/i.test(v),
  },
  file: { code: 'FILE_EXPECTED', wanted: 'an attachment id', fits: (v) => isText(v) && v !== '' },
  coordinates: {
    code: 'COORDINATES_EXPECTED',
    wanted: '"latitude,longitude"',
    fits: (v) => isText(v) && coordinates.test(v),
  },
};

function typeProblem(name: string, type: string, value: unknown): AnswerProblem | undefined {
  const rule = typeRules[type];
  if (!rule || rule.fits(value)) return undefined;
  if (typeof value === 'object') {
    const got = Array.isArray(value) ? 'a list' : 'an object';
    return problem(
      name,
      'SIMPLE_VALUE_EXPECTED',
      `needs ${rule.wanted}, the interface gives ${got}`,
    );
  }
  return problem(name, rule.code, `needs ${rule.wanted}, the interface gives ${typeof value}`);
}

function checkText(name: string, spec: FieldSpec, value: string): readonly AnswerProblem[] {
  const { min_length: min, max_length: max, pattern } = spec;
  if (min !== undefined && value.length < min) {
    return [problem(name, 'STRING_LENGTH_LESS_THAN_MIN', `needs at least ${min} characters`)];
  }
  if (max !== undefined && value.length > max) {
    return [problem(name, 'STRING_LENGTH_GREATER_THAN_MAX', `takes at most ${max} characters`)];
  }
  if (pattern !== undefined && !matches(pattern, value)) {
    return [problem(name, 'PATTERN_MISMATCH', `must match ${pattern}`)];
  }
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

function checkNumber(name: string, spec: FieldSpec, value: number): readonly AnswerProblem[] {
  const { min_value: min, max_value: max } = spec;
  if (min !== undefined && value < min) {
    return [problem(name, 'VALUE_LESS_THAN_MIN', `must be at least ${min}`)];
  }
  if (max !== undefined && value > max) {
    return [problem(name, 'VALUE_GREATER_THAN_MAX', `must be at most ${max}`)];
  }
  return [];
}

function checkAllowed(name: string, spec: FieldSpec, value: unknown): readonly AnswerProblem[] {
  const allowed = spec.allowed_values;
  if (!allowed || allowed.length === 0 || allowed.some((one) => one === value)) return [];
  const list = allowed.map((one) => JSON.stringify(one)).join(', ');
  return [problem(name, 'VALUE_NOT_ALLOWED', `${coerced(value)} is not among ${list}`)];
}

function problem(field: string, code: string, message: string): AnswerProblem {
  return { field, code, message };
}
