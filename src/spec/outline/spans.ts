import { embeddedJson } from '../document/embeddedJson';
import type { MapEntry, SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { Span } from '../validate/report';

/** What stands where an alias or a merge key is read belongs to another place of the text. */
export function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** An entry from its key to its value's end; the key alone when the value stands elsewhere. */
export function spanOfEntry({ key, value }: MapEntry): Span {
  return { start: key.start, end: Math.max(key.end, value.start >= key.end ? value.end : 0) };
}

/** Whether the entry is written here, and not merged in. */
export function isOwn(entry: MapEntry, map: Span): boolean {
  return !entry.merged && entry.key.start >= map.start && entry.key.end <= map.end;
}

/** A config that is written as JSON text counts as the tree that it holds. */
export function treeIn(doc: SpecDocument, key: unknown, node: SpecNode): SpecNode {
  if (key !== 'config' || doc.kind !== 'project') return node;
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
  const root = embeddedJson(doc.text, node).root;
  return root && root.kind !== 'scalar' && isWithin(root, node) ? root : node;
}
