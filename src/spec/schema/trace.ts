import { embeddedJson } from '../document/embeddedJson';
import { authoringForm } from '../references/references';
import type { MapEntry, MapNode, SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { specSchemas } from '.';
import { anything } from './build';
import type { Field, ObjectSchema, Schema } from './schema';
import { settle } from './settle';
import { configRoot } from './templateBuilder/configRoot';

/** What stands at an offset, with the schema that speaks of it. */
export type Trace =
  | {
      readonly at: 'key';
      readonly entry: MapEntry;
      readonly map: MapNode;
      readonly object: ObjectSchema;
      readonly parents: readonly Parent[];
    }
  | {
      readonly at: 'value';
      readonly node: SpecNode;
      /** Before its branch is settled: a slot still knows what it accepts. */
      readonly schema: Schema;
      readonly parents: readonly Parent[];
    };

/** A mapping on the way down, and the entry through which the way leads. */
export interface Parent {
  readonly map: MapNode;
  readonly object: ObjectSchema;
  readonly entry: MapEntry;
  readonly field: Field | undefined;
}

/** The innermost key or value that holds the offset; its last character's end counts as inside. */
export function traceAt(doc: SpecDocument, offset: number): Trace | undefined {
  if (!doc.root) return undefined;
  const schema = doc.part === 'interface' ? configRoot : specSchemas[doc.kind];
  return descend(doc, doc.root, schema, offset, []);
}

function descend(
  doc: SpecDocument,
  node: SpecNode,
  schema: Schema,
  offset: number,
  parents: readonly Parent[],
): Trace | undefined {
  if (schema.kind === 'config') return descendConfig(doc, node, schema, offset, parents);
  const here: Trace = { at: 'value', node, schema, parents };
  if (node.kind === 'scalar') return here;
  const plain = settle(schema, node);
  if (node.kind === 'list') {
    const item = node.items.find((candidate) => holds(candidate, offset));
    const itemSchema = plain.kind === 'list' ? plain.item : anything;
    return item ? descend(doc, item, itemSchema, offset, parents) : here;
  }
  const object = plain.kind === 'object' ? plain : unknownObject;
  const entry = node.entries.find(
    ({ key, value, merged }) => !merged && (holds(key, offset) || holds(value, offset)),
  );
  if (!entry) return here;
  if (holds(entry.key, offset)) return { at: 'key', entry, map: node, object, parents };
  const field = fieldOf(object, String(entry.key.value));
  const next = [...parents, { map: node, object, entry, field }];
  return descend(doc, entry.value, field?.schema ?? anything, offset, next);
}

const unknownObject: ObjectSchema = {
  kind: 'object',
  title: 'value',
  fields: {},
  others: { schema: anything, about: 'Free.' },
};

function descendConfig(
  doc: SpecDocument,
  node: SpecNode,
  schema: Schema,
  offset: number,
  parents: readonly Parent[],
): Trace | undefined {
  if (node.kind !== 'scalar') {
    const form = authoringForm(node)?.form === '$file';
    if (!form) return descend(doc, node, configRoot, offset, parents);
    return descend(doc, node, settle(schema, node), offset, parents);
  }
  if (typeof node.value !== 'string') return { at: 'value', node, schema, parents };
  const { root } = embeddedJson(doc.text, node);
  if (!root || !holds(root, offset)) return { at: 'value', node, schema, parents };
  return descend(doc, root, configRoot, offset, parents);
}

/** The field of a key: its own, or the one that speaks for all free keys. */
export function fieldOf(object: ObjectSchema, name: string): Field | undefined {
  if (Object.hasOwn(object.fields, name)) return object.fields[name];
  return object.others && { schema: object.others.schema, about: object.others.about };
}

function holds(node: SpecNode, offset: number): boolean {
  return node.start <= offset && offset <= node.end;
}
