/** Holds an answer against `output_spec`, as the platform does when it is submitted. */
import type { FieldSpecs } from '../../spec/model';
import {
  holdValues,
  placeOf,
  type Measure,
  type ScalarType,
  type ValueFault,
} from '../../spec/values';
import { coerced, isRecord } from '../core/json';

export interface AnswerProblem {
  /** Output field, with the index of the item in an array: `photos.2`. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export function checkAnswer(answer: unknown, specs: FieldSpecs): readonly AnswerProblem[] {
  return holdValues(answer, specs).map((fault) => ({
    field: placeOf(fault),
    code: fault.code,
    message: messageOf(fault, valueOf(fault, answer)),
  }));
}

/** The value that a fault speaks of. */
function valueOf({ field, item }: ValueFault, answer: unknown): unknown {
  const value = isRecord(answer) ? answer[field] : undefined;
  return item !== undefined && Array.isArray(value) ? (value[item] as unknown) : value;
}

const wanted: Readonly<Record<ScalarType, string>> = {
  boolean: 'true or false',
  string: 'a text',
  integer: 'a whole number',
  float: 'a number',
  url: 'an address',
  file: 'an attachment id',
  coordinates: '"latitude,longitude"',
  json: 'a value',
};

const least: Readonly<Record<Measure, (limit: number) => string>> = {
  value: (limit) => `must be at least ${limit}`,
  length: (limit) => `needs at least ${limit} characters`,
  size: (limit) => `needs at least ${limit} items`,
};

const most: Readonly<Record<Measure, (limit: number) => string>> = {
  value: (limit) => `must be at most ${limit}`,
  length: (limit) => `takes at most ${limit} characters`,
  size: (limit) => `takes at most ${limit} items`,
};

function messageOf(fault: ValueFault, value: unknown): string {
  switch (fault.fault) {
    case 'no-object':
      return 'The answer must be an object';
    case 'missing':
      return 'output_spec requires a value';
    case 'undeclared':
      return `output_spec has no field "${fault.field}"`;
    case 'no-list':
      return `needs a list (array_${fault.itemType})`;
    case 'structure':
      return `needs ${wanted[fault.type]}, the interface gives ${Array.isArray(value) ? 'a list' : 'an object'}`;
    case 'type':
      return `needs ${wanted[fault.type]}, the interface gives ${typeof value}`;
    case 'below':
      return least[fault.measure](fault.limit);
    case 'above':
      return most[fault.measure](fault.limit);
    case 'pattern':
      return `must match ${fault.pattern}`;
    case 'not-allowed':
      return `${coerced(value)} is not among ${fault.allowed.map((one) => JSON.stringify(one)).join(', ')}`;
  }
}
