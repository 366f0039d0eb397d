import type { MapEntry, MapNode, SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { Range } from '../text/position';

/** An entry with the mapping that it stands in. */
export interface PlacedEntry {
  readonly map: MapNode;
  readonly entry: MapEntry;
}

/** Entries on the way to an offset, outermost first. */
export function entriesAt(root: SpecNode | undefined, offset: number): readonly PlacedEntry[] {
  const found: PlacedEntry[] = [];
  let node: SpecNode | undefined = root;
  while (node && node.kind !== 'scalar') {
    if (node.kind === 'list') {
      node = node.items.find((item) => item.start <= offset && offset <= item.end);
      continue;
    }
    const map: MapNode = node;
    const entry: MapEntry | undefined = map.entries.find(
      ({ key, value }) => key.start <= offset && offset <= Math.max(key.end, value.end),
    );
    if (!entry) break;
    found.push({ map, entry });
    node = offset <= entry.key.end ? undefined : entry.value;
  }
  return found;
}

/** The entry whose key or value a diagnostic underlines. */
export function entryUnder(doc: SpecDocument, range: Range): PlacedEntry | undefined {
  return entriesAt(doc.root, doc.lines.offsetAt(range.start)).at(-1);
}
