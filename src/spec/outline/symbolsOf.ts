import { stringOf, valueAt, type MapEntry, type SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { components } from '../schema/templateBuilder/components';
import type { Range } from '../text/position';
import type { Span } from '../validate/report';
import { isOwn, isWithin, spanOfEntry, treeIn } from './spans';
import { nameOfItem, shortText } from './symbolNames';

export type SymbolKind =
  | 'object'
  | 'list'
  | 'text'
  | 'number'
  | 'boolean'
  | 'null'
  | 'component'
  | 'field'
  | 'rule'
  | 'condition';

/** A node of the outline. `selection` lies in `range`, and so do all children. */
export interface SpecSymbol {
  readonly name: string;
  /** A value, or the type of a component; may be empty. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly SpecSymbol[];
}

/** The outline of a spec, for the outline view and breadcrumbs. */
export function symbolsOf(doc: SpecDocument): readonly SpecSymbol[] {
  const { root } = doc;
  return root ? childrenOf(doc, root, { key: '', end: doc.text.length }) : [];
}

/** Whose children are asked for: what its key says about them, and where it ends. */
interface Owner {
  readonly key: string;
  /** In a broken text a child may run on beyond its parent; an editor takes no such outline. */
  readonly end: number;
}

function childrenOf(doc: SpecDocument, node: SpecNode, owner: Owner): readonly SpecSymbol[] {
  if (node.kind === 'map')
    return node.entries
      .filter((entry) => isOwn(entry, node) && entry.key.end <= owner.end)
      .map((entry) => entrySymbol(doc, entry, owner));
  if (node.kind === 'scalar') return [];
  return node.items
    .filter((item) => isWithin(item, node) && item.start <= owner.end)
    .map((item, i) => itemSymbol(doc, item, i, owner));
}

function entrySymbol(doc: SpecDocument, entry: MapEntry, owner: Owner): SpecSymbol {
  const key = String(entry.key.value);
  const whole = spanOfEntry(entry);
  const span = { start: whole.start, end: Math.min(whole.end, owner.end) };
  const node = treeIn(doc, key, entry.value);
  const inPlace = isWithin(entry.value, whole);
  return {
    name: key === '' ? '(empty)' : key,
    detail: detailOf(node),
    kind: owner.key === 'input_spec' || owner.key === 'output_spec' ? 'field' : kindOf(node),
    range: rangeOf(doc, span),
    selection: rangeOf(doc, entry.key),
    children: inPlace ? childrenOf(doc, node, { key, end: span.end }) : [],
  };
}

function itemSymbol(doc: SpecDocument, node: SpecNode, index: number, owner: Owner): SpecSymbol {
  const name = nameOfItem(node, index);
  const end = Math.min(node.end, owner.end);
  const kinds: Readonly<Record<string, SymbolKind>> = { rules: 'rule', conditions: 'condition' };
  return {
    name: name === '' ? `${index}` : name,
    detail: node.kind === 'scalar' ? '' : shortText(stringOf(valueAt(node, 'label')) ?? ''),
    kind: kinds[owner.key] ?? kindOf(node),
    range: rangeOf(doc, { start: node.start, end }),
    selection: rangeOf(doc, selectionIn(node, end)),
    children: childrenOf(doc, node, { key: owner.key, end }),
  };
}

/** The first key stands for a mapping. */
function selectionIn(node: SpecNode, end: number): Span {
  const first = node.kind === 'map' ? node.entries[0]?.key : undefined;
  return first && isWithin(first, { start: node.start, end })
    ? first
    : { start: node.start, end: node.start };
}

function rangeOf(doc: SpecDocument, { start, end }: Span): Range {
  return doc.lines.range(start, Math.max(start, end));
}

function kindOf(node: SpecNode): SymbolKind {
  if (node.kind === 'list') return 'list';
  if (node.kind === 'map') {
    const type = stringOf(valueAt(node, 'type'));
    return type !== undefined && Object.hasOwn(components, type) ? 'component' : 'object';
  }
  if (node.value === null) return 'null';
  if (typeof node.value === 'number') return 'number';
  return typeof node.value === 'boolean' ? 'boolean' : 'text';
}

function detailOf(node: SpecNode): string {
  if (node.kind === 'scalar') return node.value === null ? '' : shortText(node.value);
  if (node.kind === 'list') return '';
  const form = stringOf(valueAt(node, '$file')) ?? stringOf(valueAt(node, '$id'));
  return shortText(stringOf(valueAt(node, 'type')) ?? form ?? '');
}
