import { authoringForm } from '../references/references';
import { entryAt, stringOf, valueAt, type SpecNode } from '../document/node';
import { must, object, textAs } from './build';
import type {
  AnySchema,
  BooleanSchema,
  Field,
  KeyedSchema,
  ListSchema,
  NumberSchema,
  ObjectSchema,
  ScalarSchema,
  Schema,
  SlotSchema,
  TextSchema,
  VariantsSchema,
} from './schema';
import { configRoot } from './templateBuilder/configRoot';
import {
  componentNamed,
  emptyObject,
  referenceObject,
  undecidedComponent,
} from './templateBuilder/components';

/** A schema without choices: what a node is held against once its branch is known. */
export type Plain =
  TextSchema | NumberSchema | BooleanSchema | AnySchema | ScalarSchema | ObjectSchema | ListSchema;

/** The branch that the author meant, told by the node's own keys. */
export function settle(schema: Schema, node: SpecNode | undefined): Plain {
  switch (schema.kind) {
    case 'variants':
      return settleVariants(schema, node);
    case 'keyed':
      return settleKeyed(schema, node);
    case 'slot':
      return settleSlot(schema, node);
    case 'config':
      return settleConfig(node);
    case 'either':
      return node && node.kind !== 'scalar' ? schema.object : schema.scalar;
    case 'text':
      return settleText(schema, node);
    case 'list':
      return settleList(schema, node);
    default:
      return schema;
  }
}

function settleConfig(node: SpecNode | undefined): Plain {
  return node && authoringForm(node)?.form === '$file' ? fileForm : configRoot;
}

/** Where one item may stand for a list of one, a mapping is that item. */
function settleList(schema: ListSchema, node: SpecNode | undefined): Plain {
  return schema.orOne && node?.kind === 'map' ? settle(schema.item, node) : schema;
}

const fileForm = object('file reference', {
  $file: must(
    textAs('path'),
    'Path of a file, relative to this spec; its text stands in this place.',
    {
      example: '$file: ./instructions.html',
    },
  ),
});

const idForm = object('id reference', {
  $id: must(
    textAs('path'),
    'Path of a spec, relative to this one; the id of its remote object stands in this place.',
    {
      example: '$id: ./reading.project.yaml',
    },
  ),
});

/** Texts can be read from a file, ids looked up; a text of an enum can do neither. */
function settleText(schema: TextSchema, node: SpecNode | undefined): Plain {
  if (node?.kind !== 'map') return schema;
  if (schema.idOf && entryAt(node, '$id')) return idForm;
  if (takesFile(schema) && entryAt(node, '$file')) return fileForm;
  return schema;
}

export function takesFile(schema: TextSchema): boolean {
  return !schema.values && !schema.idOf && schema.form !== 'path' && schema.form !== 'date-time';
}

function settleVariants(schema: VariantsSchema, node: SpecNode | undefined): Plain {
  const name = stringOf(valueAt(node, schema.by));
  const chosen = name ?? (entryAt(node, schema.by) ? undefined : schema.otherwise);
  const branch =
    chosen !== undefined && Object.hasOwn(schema.branches, chosen)
      ? schema.branches[chosen]
      : undefined;
  return branch ? settle(branch.schema, node) : undecided(schema);
}

const undecidedObjects = new WeakMap<VariantsSchema | KeyedSchema, ObjectSchema>();

/** No branch is known yet: the telling key is wanted, and any key of any branch is let pass. */
function undecided(schema: VariantsSchema): ObjectSchema {
  const known = undecidedObjects.get(schema);
  if (known) return known;
  const fields: Record<string, Field> = { [schema.by]: schema.byField };
  const anyKey = { schema: { kind: 'any' }, about: 'Known once the kind is chosen.' } as const;
  const made = object(schema.title, fields, anyKey);
  undecidedObjects.set(schema, made);
  return made;
}

function settleKeyed(schema: KeyedSchema, node: SpecNode | undefined): Plain {
  const key = Object.keys(schema.branches).find((name) => entryAt(node, name));
  const branch = key === undefined ? undefined : schema.branches[key];
  if (branch) return branch;
  const other = settle(schema.otherwise, node);
  if (other.kind !== 'object') return other;
  const undecided = !Object.keys(other.fields).some((name) => entryAt(node, name));
  return undecided ? openChoice(schema, other) : other;
}

/** Nothing is written yet: every branch's key is on offer. */
function openChoice(schema: KeyedSchema, other: ObjectSchema): ObjectSchema {
  const keys = Object.values(schema.branches).flatMap((branch) => Object.entries(branch.fields));
  const optional = keys.map(
    ([name, { schema: inner, about }]) => [name, { schema: inner, about }] as const,
  );
  return object(schema.title, { ...other.fields, ...Object.fromEntries(optional) }, other.others);
}

function settleSlot(schema: SlotSchema, node: SpecNode | undefined): Plain {
  if (node?.kind === 'map') {
    const type = stringOf(valueAt(node, 'type'));
    if (type !== undefined)
      return componentNamed(type, schema.accepts) ?? undecidedComponent(schema.accepts);
    if (entryAt(node, 'type')) return undecidedComponent(schema.accepts);
    if (entryAt(node, '$ref')) return referenceObject;
    if (entryAt(node, '$empty')) return emptyObject;
  }
  return schema.literal ? settle(schema.literal, node) : undecidedComponent(schema.accepts);
}
