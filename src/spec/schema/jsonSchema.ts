import { specKinds, type SpecKind } from '../document/kind';
import { specSchemas } from '.';
import type {
  AnySchema,
  BooleanSchema,
  ConfigSchema,
  Field,
  KeyedSchema,
  NumberSchema,
  ObjectSchema,
  ScalarSchema,
  Schema,
  SlotSchema,
  TextSchema,
  VariantsSchema,
} from './schema';

/** A JSON Schema (draft-07) as plain data. */
export type JsonSchema = boolean | Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of the objects that go to the platform: no authoring forms, an interface config as
 * JSON text. Each kind is a definition of that name. `scripts/compile-schemas.mjs` compiles it to code,
 * so that nothing is evaluated at run time.
 */
export function jsonSchema(): JsonSchema {
  const writer = new Writer();
  for (const kind of specKinds) writer.root(kind, specSchemas[kind]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'crowdsmith',
    definitions: writer.definitions,
  };
}

/** Date and time as text; whether the day exists is the editor's business. */
const datePattern = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?Z?$';

class Writer {
  readonly definitions: Record<string, JsonSchema> = {};
  readonly #names = new Map<Schema, string>();
  /** Many conditions and field types have one shape: it is written, and compiled, once. */
  readonly #contents = new Map<string, string>();
  /** A pipeline is ours and keeps its forms; elsewhere keys with a `$` are never sent. */
  #keepsForms = false;

  root(kind: SpecKind, schema: ObjectSchema): void {
    this.#keepsForms = kind === 'pipeline';
    this.definitions[kind] = this.#object(schema);
  }

  schema(schema: Schema): JsonSchema {
    switch (schema.kind) {
      case 'text':
        return textSchema(schema);
      case 'number':
        return numberSchema(schema);
      case 'list':
        return this.#list(schema);
      case 'object':
      case 'variants':
      case 'keyed':
        return this.#reference(schema);
      case 'either':
        return { anyOf: [this.schema(schema.scalar), this.schema(schema.object)] };
      default:
        return simpleSchema(schema);
    }
  }

  #list(schema: Schema & { kind: 'list' }): JsonSchema {
    const { item, min, max } = schema;
    return {
      type: 'array',
      items: this.schema(item),
      ...(min !== undefined && { minItems: min }),
      ...(max !== undefined && { maxItems: max }),
    };
  }

  /** Objects are written once and referred to, which also lets a filter hold itself. */
  #reference(schema: ObjectSchema | VariantsSchema | KeyedSchema): JsonSchema {
    const known = this.#names.get(schema);
    if (known !== undefined) return { $ref: `#/definitions/${known}` };
    const name = `${schema.title.replace(/\W+/g, '-')}-${this.#names.size}`;
    this.#names.set(schema, name);
    const definition = this.#definition(schema);
    const content = JSON.stringify(definition);
    const twin = this.#contents.get(content) ?? name;
    this.#contents.set(content, twin);
    this.#names.set(schema, twin);
    if (twin === name) this.definitions[name] = definition;
    return { $ref: `#/definitions/${twin}` };
  }

  #definition(schema: ObjectSchema | VariantsSchema | KeyedSchema): JsonSchema {
    if (schema.kind === 'object') return this.#object(schema);
    return schema.kind === 'variants' ? this.#variants(schema) : this.#keyed(schema);
  }

  #object({ fields, others }: ObjectSchema): JsonSchema {
    const sent = Object.entries(fields).filter(
      ([name]) => this.#keepsForms || !name.startsWith('$'),
    );
    return {
      type: 'object',
      properties: Object.fromEntries(sent.map(([name, field]) => [name, this.#field(field)])),
      required: sent.filter(([, field]) => field.required).map(([name]) => name),
      ...(others?.keyPattern
        ? {
            patternProperties: { [others.keyPattern.source]: this.schema(others.schema) },
            additionalProperties: false,
          }
        : { additionalProperties: others ? this.schema(others.schema) : false }),
    };
  }

  /** The platform sends null for what is not set. */
  #field(field: Field): JsonSchema {
    const schema = this.schema(field.schema);
    return field.required && !field.nullable ? schema : orNull(schema);
  }

  #variants({ by, branches, otherwise }: VariantsSchema): JsonSchema {
    const names = new Map<string, string[]>();
    const bodies = new Map<string, JsonSchema>();
    for (const [name, branch] of Object.entries(branches)) {
      const body = this.schema(branch.schema);
      const content = JSON.stringify(body);
      bodies.set(content, body);
      names.set(content, [...(names.get(content) ?? []), name]);
    }
    const standard = otherwise === undefined ? undefined : branches[otherwise];
    const last: JsonSchema = standard
      ? { if: { required: [by] }, then: false, else: this.schema(standard.schema) }
      : false;
    const chain = [...bodies].reduceRight<JsonSchema>(
      (rest, [content, body]) => ({
        if: { properties: { [by]: { enum: names.get(content) } }, required: [by] },
        then: body,
        else: rest,
      }),
      last,
    );
    return { type: 'object', allOf: [chain] };
  }

  #keyed({ branches, otherwise }: KeyedSchema): JsonSchema {
    return Object.entries(branches).reduceRight<JsonSchema>(
      (rest, [key, branch]) => ({ if: { required: [key] }, then: this.schema(branch), else: rest }),
      this.schema(otherwise),
    );
  }
}

function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const { type, enum: values } = schema;
  if (typeof type === 'string')
    return {
      ...schema,
      type: [type, 'null'],
      ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
    };
  return { anyOf: [{ type: 'null' }, schema] };
}

function simpleSchema(
  schema: BooleanSchema | ScalarSchema | ConfigSchema | AnySchema | SlotSchema,
): JsonSchema {
  switch (schema.kind) {
    case 'boolean':
      return { type: 'boolean' };
    case 'scalar':
      return { type: schema.types.map((type) => (type === 'text' ? 'string' : type)) };
    case 'config':
      return { type: 'string' };
    case 'any':
    case 'slot':
      return true;
  }
}

function textSchema({ values, open, form, pattern }: TextSchema): JsonSchema {
  if (values && !open) return { type: 'string', enum: Object.keys(values) };
  const source = form === 'date-time' ? datePattern : pattern?.source;
  return source === undefined ? { type: 'string' } : { type: 'string', pattern: source };
}

function numberSchema({ whole, min, max, step, lenient }: NumberSchema): JsonSchema {
  const number = {
    type: whole ? 'integer' : 'number',
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
    ...(step !== undefined && { multipleOf: step }),
  };
  return lenient
    ? { anyOf: [number, { type: 'string', pattern: '^\\s*[-+]?[\\d.]+(e[-+]?\\d+)?\\s*$' }] }
    : number;
}
