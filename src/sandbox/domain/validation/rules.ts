import { parsePlatformDate } from '../../time/dates';
import type { FieldFault } from '../fault';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Collects what is wrong, by dotted path; the first fault of a path stays. */
export class FaultCollector {
  readonly faults: Record<string, FieldFault> = {};

  add(path: string, code: string, message: string, params?: readonly unknown[]): void {
    this.faults[path] ??= params ? { code, message, params } : { code, message };
  }

  get isEmpty(): boolean {
    return Object.keys(this.faults).length === 0;
  }
}

/** Looks at one value that is present. */
export type Rule = (value: unknown, path: string, faults: FaultCollector) => void;

/** What is expected under a key of an object. */
export interface Expectation {
  readonly required: boolean | ((owner: JsonObject) => boolean);
  readonly rule: Rule;
}

export function required(rule: Rule): Expectation {
  return { required: true, rule };
}

export function optional(rule: Rule): Expectation {
  return { required: false, rule };
}

export function requiredWhen(needed: (owner: JsonObject) => boolean, rule: Rule): Expectation {
  return { required: needed, rule };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const anything: Rule = () => undefined;

/** A text, a number or a boolean. */
export const scalar: Rule = (value, path, faults) => {
  if (typeof value === 'object') {
    faults.add(path, 'SIMPLE_VALUE_EXPECTED', 'A single value is expected');
  }
};

export function text(limits: { min?: number; max?: number; notBlank?: boolean } = {}): Rule {
  return (value, path, faults) => {
    if (typeof value !== 'string') {
      faults.add(path, 'STRING_EXPECTED', 'A string is expected');
    } else if (limits.notBlank === true && value.trim() === '') {
      faults.add(path, 'BLANK_STRING_NOT_ALLOWED', 'The string may not be blank');
    } else if (limits.max !== undefined && value.length > limits.max) {
      const message = `At most ${limits.max} characters are allowed`;
      faults.add(path, 'STRING_LENGTH_GREATER_THAN_MAX', message, [limits.max]);
    } else if (limits.min !== undefined && value.length < limits.min) {
      const message = `At least ${limits.min} characters are needed`;
      faults.add(path, 'STRING_LENGTH_LESS_THAN_MIN', message, [limits.min]);
    }
  };
}

export const flag: Rule = (value, path, faults) => {
  if (typeof value !== 'boolean') faults.add(path, 'BOOLEAN_EXPECTED', 'A boolean is expected');
};

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export function integer(bounds: Bounds = {}): Rule {
  return (value, path, faults) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      faults.add(path, 'INTEGER_EXPECTED', 'A whole number is expected');
    } else checkBounds(value, bounds, path, faults);
  };
}

export function decimal(bounds: Bounds = {}): Rule {
  return (value, path, faults) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      faults.add(path, 'FLOAT_EXPECTED', 'A number is expected');
    } else checkBounds(value, bounds, path, faults);
  };
}

function checkBounds(value: number, bounds: Bounds, path: string, faults: FaultCollector): void {
  if (bounds.min !== undefined && value < bounds.min) {
    const message = `The value must be at least ${bounds.min}`;
    faults.add(path, 'VALUE_LESS_THAN_MIN', message, [bounds.min]);
  }
  if (bounds.max !== undefined && value > bounds.max) {
    const message = `The value must be at most ${bounds.max}`;
    faults.add(path, 'VALUE_GREATER_THAN_MAX', message, [bounds.max]);
  }
}

export function oneOf(...values: readonly string[]): Rule {
  return (value, path, faults) => {
    if (typeof value !== 'string' || !values.includes(value)) {
      faults.add(path, 'UNKNOWN_ENUM_VALUE', `Expected one of ${values.join(', ')}`, values);
    }
  };
}

export const date: Rule = (value, path, faults) => {
  if (typeof value !== 'string' || parsePlatformDate(value) === undefined) {
    faults.add(path, 'INVALID_DATE_TIME_SYNTAX', 'A date and time in ISO 8601 is expected');
  }
};

export const webAddress: Rule = (value, path, faults) => {
  if (typeof value !== 'string' || !/^https?:\/\/\S+$/i.test(value)) {
    faults.add(path, 'INVALID_URL_SYNTAX', 'An http or https address is expected');
  }
};

export function list(rule: Rule, size: Bounds = {}): Rule {
  return (value, path, faults) => {
    if (!Array.isArray(value)) {
      faults.add(path, 'ARRAY_EXPECTED', 'An array is expected');
      return;
    }
    if (size.min !== undefined && value.length < size.min) {
      const message = `At least ${size.min} items are needed`;
      faults.add(path, 'ARRAY_SIZE_LESS_THAN_MIN', message, [size.min]);
    }
    if (size.max !== undefined && value.length > size.max) {
      const message = `At most ${size.max} items are allowed`;
      faults.add(path, 'ARRAY_SIZE_GREATER_THAN_MAX', message, [size.max]);
    }
    value.forEach((item: unknown, index) => {
      if (item === null || item === undefined) {
        faults.add(`${path}.${index}`, 'VALUE_REQUIRED', 'A value is needed');
      } else rule(item, `${path}.${index}`, faults);
    });
  };
}

/** An object with any keys, each value checked by the rule. */
export function mapOf(rule: Rule): Rule {
  return (value, path, faults) => {
    if (!isObject(value)) {
      faults.add(path, 'OBJECT_EXPECTED', 'An object is expected');
      return;
    }
    for (const [key, item] of Object.entries(value)) rule(item, join(path, key), faults);
  };
}

/** Known keys are checked; unknown ones are let through, as the platform's clients rely on. */
export function object(shape: Readonly<Record<string, Expectation>>): Rule {
  return (value, path, faults) => {
    if (!isObject(value)) {
      faults.add(path, 'OBJECT_EXPECTED', 'An object is expected');
      return;
    }
    for (const [key, { required: needed, rule }] of Object.entries(shape)) {
      const item = value[key];
      const at = join(path, key);
      if (item !== undefined && item !== null) rule(item, at, faults);
      else if (needed === true || (typeof needed === 'function' && needed(value))) {
        faults.add(at, 'VALUE_REQUIRED', 'A value is needed');
      }
    }
  };
}

/** All of the rules, in order. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, path, faults) => {
    for (const rule of rules) rule(value, path, faults);
  };
}

export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
