import { specSchemas } from '../schema';
import type { Field, ObjectSchema, Schema, TextSchema } from '../schema/schema';
import type { SpecKind } from '../document/kind';
import { branchOf, isPlainObject, type PlainObject } from './plainBranch';

export interface ComparableOptions {
  /** Called with the path of each key that the schema does not know; it is left out. */
  readonly onUnknown?: (path: string) => void;
  /** Defaults that sources disagree on are left out like all others unless they are to be written. */
  readonly unsure?: 'kept';
}

/**
 * An object of the API without what makes no difference, so that what a spec says and what the
 * platform answers can be compared: no fields that only the platform sets, no defaults, no nulls and
 * empty collections, numbers and dates in one notation, the interface config as data. The order of
 * keys and items stays. The input is not changed.
 */
export function comparable(
  kind: Exclude<SpecKind, 'pipeline'>,
  object: unknown,
  options: ComparableOptions = {},
): PlainObject {
  const made = new Comparing(options).value(specSchemas[kind], object, '');
  return isPlainObject(made) ? made : {};
}

class Comparing {
  constructor(private readonly options: ComparableOptions) {}

  value(schema: Schema, value: unknown, path: string): unknown {
    const branch = branchOf(schema, value);
    switch (branch.kind) {
      case 'object':
        return isPlainObject(value) ? this.#object(branch, value, path) : value;
      case 'list':
        return Array.isArray(value)
          ? value.map((item, i) => this.value(branch.item, item, `${path}.${i}`))
          : value;
      case 'text':
        return comparableText(branch, value);
      case 'number':
        return asNumber(value);
      case 'scalar':
        return branch.types.includes('number') ? asNumber(value) : value;
      case 'config':
        return configOf(value);
      case 'boolean':
      case 'any':
        return value;
    }
  }

  #object(schema: ObjectSchema, object: PlainObject, path: string): PlainObject {
    const entries: [string, unknown][] = [];
    for (const [key, given] of Object.entries(object)) {
      const field = fieldOf(schema, key);
      const inner = (field ?? schema.others)?.schema;
      const at = path === '' ? key : `${path}.${key}`;
      if (inner === undefined) this.options.onUnknown?.(at);
      else if (!isServers(field) && !isNothing(given, field)) {
        const value = this.value(inner, given, at);
        if (field === undefined || this.#isTold(field, value, object)) entries.push([key, value]);
      }
    }
    return Object.fromEntries([...entries, ...missingStandards(schema, object)]);
  }

  #isTold(field: Field, value: unknown, owner: PlainObject): boolean {
    return (
      (this.options.unsure === 'kept' && field.unsure === true) || isTelling(field, value, owner)
    );
  }
}

function fieldOf(schema: ObjectSchema, key: string): Field | undefined {
  return Object.hasOwn(schema.fields, key) ? schema.fields[key] : undefined;
}

/** Says nothing about what the author wants. */
function isServers(field: Field | undefined): boolean {
  return field?.readOnly === true || field?.filledIn === true;
}

/** Null is absence, but where it is a value of its own. */
function isNothing(value: unknown, field: Field | undefined): boolean {
  if (value !== null) return value === undefined;
  if (field?.nullable) return false;
  return !(field?.schema.kind === 'scalar' && field.schema.types.includes('null'));
}

/** Whether writing the field says more than leaving it out. What must be there is always told. */
function isTelling(field: Field, value: unknown, owner: PlainObject): boolean {
  if (field.required) return true;
  if (isEmpty(value)) return false;
  if (field.standardOf !== undefined) return value !== asNumber(owner[field.standardOf]);
  const standard = field.standard ?? (field.schema.kind === 'boolean' ? false : undefined);
  return standard === undefined || JSON.stringify(value) !== JSON.stringify(standard);
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === '' || (isPlainObject(value) && Object.keys(value).length === 0);
}

/** What must be there and has a default stands for itself when it is left out. */
function missingStandards(schema: ObjectSchema, object: PlainObject): [string, unknown][] {
  return Object.entries(schema.fields).flatMap(([key, { required, standard }]) =>
    required && standard !== undefined && (object[key] ?? null) === null
      ? [[key, standard] as [string, unknown]]
      : [],
  );
}

function asNumber(value: unknown): unknown {
  if (typeof value !== 'string' || value.trim() === '') return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}

/** Line breaks differ between systems, and a file ends with one that an input on a page has not. */
function comparableText({ form }: TextSchema, value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value;
  if (form === 'date-time') return comparableDate(value);
  return value.replaceAll(/\r\n?/g, '\n').replace(/\n+$/, '');
}

/** `2030-01-01T00:00:00`: UTC without a zone, fractions only where there are any. */
function comparableDate(text: string): string {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? text : new Date(time).toISOString().replace(/(?:\.000)?Z$/, '');
}

/** The config as data; text that is no JSON stays text. */
function configOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return isPlainObject(parsed) ? parsed : value;
  } catch {
    return value;
  }
}
