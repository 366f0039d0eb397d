import type { SpecKind } from '../document/kind';
import { specSchemas } from '../schema';
import type { ObjectSchema, Schema, TextForm } from '../schema/schema';
import { branchOf, isPlainObject, type PlainObject } from './plainBranch';

/** A text of an object and what it is for. */
export interface TextPlace {
  /** Where it stands: keys and places in lists. */
  readonly path: readonly (string | number)[];
  /** It is the id of an object of this kind. */
  readonly idOf?: SpecKind;
  readonly form?: TextForm;
}

/**
 * The object as people would write it: keys in the order of the schema, and each text as `write`
 * wants it, which may give a form such as `{ $id: … }` instead. The interface config is left as it is.
 */
export function authored(
  kind: Exclude<SpecKind, 'pipeline'>,
  object: PlainObject,
  write: (text: string, place: TextPlace) => unknown,
): PlainObject {
  const walk = (schema: Schema, value: unknown, path: readonly (string | number)[]): unknown => {
    const branch = branchOf(schema, value);
    if (branch.kind === 'text' && typeof value === 'string') {
      const { idOf, form } = branch;
      return write(value, { path, ...(idOf && { idOf }), ...(form && { form }) });
    }
    if (branch.kind === 'list' && Array.isArray(value))
      return value.map((item, i) => walk(branch.item, item, [...path, i]));
    if (branch.kind !== 'object' || !isPlainObject(value)) return value;
    // Where the kind of a thing is told by a key of it, the platform's own order reads well.
    const given = schema.kind === 'object' ? inOrder(schema, value) : Object.entries(value);
    const entries = given.map(([key, item]) => {
      const inner = (ownField(branch, key) ?? branch.others)?.schema;
      return [key, inner === undefined ? item : walk(inner, item, [...path, key])];
    });
    return Object.fromEntries(entries) as PlainObject;
  };
  return walk(specSchemas[kind], object, []) as PlainObject;
}

function inOrder({ fields }: ObjectSchema, object: PlainObject): readonly [string, unknown][] {
  const places = new Map(Object.keys(fields).map((key, place) => [key, place]));
  const placeOf = (key: string): number => places.get(key) ?? places.size;
  return Object.entries(object).sort(([a], [b]) => placeOf(a) - placeOf(b));
}

function ownField({ fields }: ObjectSchema, key: string) {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}
