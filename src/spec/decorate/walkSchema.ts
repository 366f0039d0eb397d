import { embeddedJson } from '../document/embeddedJson';
import type { ListNode, MapEntry, MapNode, SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { authoringForm } from '../references/references';
import { specSchemas } from '../schema';
import { anything } from '../schema/build';
import type { ObjectSchema, Schema } from '../schema/schema';
import { settle, type Plain } from '../schema/settle';
import { configRoot } from '../schema/templateBuilder/configRoot';
import { fieldOf } from '../schema/trace';
import type { Span } from '../validate/report';

/** A value with the schema that speaks of it, and the entry whose value it is, if it is one. */
export interface Visit {
  readonly node: SpecNode;
  readonly schema: Schema;
  readonly entry: MapEntry | undefined;
  readonly map: MapNode | undefined;
  readonly object: ObjectSchema | undefined;
}

/** Visits every value that is written within a span, each once, with its schema. */
export function walkSchema(doc: SpecDocument, within: Span, visit: (visited: Visit) => void): void {
  if (!doc.root) return;
  const walker = new Walker(doc, within, visit);
  const { root } = doc;
  const schema = specSchemas[doc.kind];
  walker.walk({ node: root, schema, entry: undefined, map: undefined, object: undefined });
}

class Walker {
  readonly #seen = new Set<SpecNode>();

  constructor(
    private readonly doc: SpecDocument,
    private readonly within: Span,
    private readonly visit: (visited: Visit) => void,
  ) {}

  walk(visited: Visit): void {
    const { node, schema } = visited;
    if (node.end < this.within.start || node.start > this.within.end) return;
    if (this.#seen.has(node)) return;
    this.#seen.add(node);
    if (schema.kind === 'config' && this.#walkConfig(visited)) return;
    this.visit(visited);
    const plain = settle(schema, node);
    if (node.kind === 'list') this.#walkItems(node, plain);
    if (node.kind === 'map') this.#walkEntries(node, plain);
  }

  #walkItems(node: ListNode, plain: Plain): void {
    const schema = plain.kind === 'list' ? plain.item : anything;
    const rest = { entry: undefined, map: undefined, object: undefined };
    for (const child of node.items) this.walk({ node: child, schema, ...rest });
  }

  #walkEntries(node: MapNode, plain: Plain): void {
    const object = plain.kind === 'object' ? plain : undefined;
    for (const entry of node.entries) {
      if (!entry.merged && this.#isOutside(entry)) continue;
      const field = object && fieldOf(object, String(entry.key.value));
      const child = { node: entry.value, schema: field?.schema ?? anything };
      if (!entry.merged) this.walk({ ...child, entry, map: node, object });
    }
  }

  #isOutside({ key, value }: MapEntry): boolean {
    return value.end < this.within.start || key.start > this.within.end;
  }

  /** True when the config's own tree has been walked. */
  #walkConfig(visited: Visit): boolean {
    const { node } = visited;
    if (node.kind === 'scalar') {
      if (typeof node.value !== 'string') return false;
      const { root } = embeddedJson(this.doc.text, node);
      if (root) this.walk({ ...visited, node: root, schema: configRoot });
      return root !== undefined;
    }
    if (authoringForm(node)?.form === '$file') return false;
    this.#seen.delete(node);
    this.walk({ ...visited, schema: configRoot });
    return true;
  }
}
