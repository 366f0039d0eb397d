import type {
  AnySchema,
  ConfigSchema,
  KeyedSchema,
  ListSchema,
  NumberSchema,
  BooleanSchema,
  ObjectSchema,
  ScalarSchema,
  Schema,
  TextSchema,
  VariantsSchema,
} from '../schema/schema';

/** A schema whose choices the data has made. */
export type Branch =
  | AnySchema
  | BooleanSchema
  | ConfigSchema
  | ListSchema
  | NumberSchema
  | ObjectSchema
  | ScalarSchema
  | TextSchema;

export type PlainObject = Readonly<Record<string, unknown>>;

export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const anything: AnySchema = { kind: 'any' };

/** The branch of a schema that plain data has taken; anything goes where it fits none. */
export function branchOf(schema: Schema, value: unknown): Branch {
  switch (schema.kind) {
    case 'variants':
      return variantOf(schema, value);
    case 'keyed':
      return keyedOf(schema, value);
    case 'either':
      return typeof value === 'object' && value !== null ? schema.object : schema.scalar;
    case 'slot':
      return anything;
    default:
      return schema;
  }
}

function variantOf({ by, branches, otherwise }: VariantsSchema, value: unknown): Branch {
  const named = isPlainObject(value) ? value[by] : undefined;
  const name = typeof named === 'string' ? named : otherwise;
  const branch = name !== undefined && Object.hasOwn(branches, name) ? branches[name] : undefined;
  return branch ? branchOf(branch.schema, value) : anything;
}

function keyedOf({ branches, otherwise }: KeyedSchema, value: unknown): Branch {
  const key = Object.keys(branches).find((name) => isPlainObject(value) && name in value);
  const branch = key === undefined ? undefined : branches[key];
  return branch ?? branchOf(otherwise, value);
}
