import { type MapNode, type SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { referencesIn } from '../references/references';
import type { Range } from '../text/position';
import { partOf } from './mention';

/** A place that leads to a file of the workspace, relative to the spec, or to a web page. */
export interface SpecLink {
  readonly range: Range;
  readonly kind: 'file' | 'url';
  readonly target: string;
}

const address = /https?:\/\/[^\s"'<>`{}|\\^]+[^\s"'<>`{}|\\^.,;:!?)\]]/g;

/** Files that the forms name, and the web addresses in texts. */
export function linksOf(doc: SpecDocument): readonly SpecLink[] {
  const files = referencesIn(doc).flatMap(({ path, node }): readonly SpecLink[] => {
    const place = node.kind === 'scalar' ? partOf(doc.text, node, 0, path.length) : undefined;
    if (!place || /^[a-z][a-z0-9+.-]+:/i.test(path)) return [];
    const range = doc.lines.range(place.start, place.end);
    return [{ range, kind: 'file', target: path }];
  });
  return [...files, ...addressesIn(doc)];
}

/** Addresses are found in the text itself: they have no escapes, and a block scalar may hold many. */
function addressesIn(doc: SpecDocument): readonly SpecLink[] {
  const found: SpecLink[] = [];
  const visit = (node: SpecNode, seen: Set<SpecNode>): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'scalar') {
      if (typeof node.value === 'string' && node.value.includes('://'))
        found.push(...linksIn(doc, node));
      return;
    }
    for (const child of childrenOf(node)) visit(child, seen);
  };
  if (doc.root) visit(doc.root, new Set());
  return found;
}

function childrenOf(node: Exclude<SpecNode, { kind: 'scalar' }>): readonly SpecNode[] {
  return node.kind === 'list' ? node.items : entryValues(node);
}

function entryValues(node: MapNode): readonly SpecNode[] {
  return node.entries.map(({ value }) => value);
}

function linksIn(doc: SpecDocument, node: SpecNode): readonly SpecLink[] {
  const text = doc.text.slice(node.start, node.end);
  return [...text.matchAll(address)].map((match) => {
    const start = node.start + match.index;
    const range = doc.lines.range(start, start + match[0].length);
    return { range, kind: 'url', target: match[0] };
  });
}
