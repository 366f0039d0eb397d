import { entryAt, stringOf, valueAt, type SpecDocument, type SpecNode } from '../../../spec';
import type { Path } from '../changes';

/** Where a path of the resolved object leads to in what the author wrote. */
export type Landing =
  | { readonly in: 'spec' }
  /** A text that stands in a file of its own. */
  | { readonly in: 'text-file'; readonly ref: string }
  /** Inside the interface that stands in a file of its own. */
  | { readonly in: 'interface-file'; readonly ref: string; readonly rest: Path }
  /** Inside the interface that is written as JSON text at `at`. */
  | { readonly in: 'json-text'; readonly at: Path; readonly rest: Path };

/** Undefined where the place cannot be edited alone, as behind a YAML alias. */
export function landingOf(doc: SpecDocument, path: Path): Landing | undefined {
  let node: SpecNode | undefined = doc.root;
  for (const [depth, step] of path.entries()) {
    if (node === undefined) return undefined;
    const rest = path.slice(depth);
    const ref = fileOf(node);
    if (ref !== undefined) return { in: 'interface-file', ref, rest };
    if (stringOf(node) !== undefined) return { in: 'json-text', at: path.slice(0, depth), rest };
    const isLast = depth === path.length - 1;
    const next = childOf(node, step);
    if (next === 'elsewhere') return undefined;
    if (next === undefined && !isLast) return undefined;
    node = next;
  }
  const ref = node && fileOf(node);
  return ref === undefined ? { in: 'spec' } : { in: 'text-file', ref };
}

/** `elsewhere`: an alias or a merge key leads to what is written in another place. */
function childOf(node: SpecNode, step: string | number): SpecNode | undefined | 'elsewhere' {
  if (node.kind === 'list') {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    return item && item.start < node.start ? 'elsewhere' : item;
  }
  const entry = entryAt(node, String(step));
  if (entry === undefined) return undefined;
  return entry.merged || entry.value.start < entry.key.end ? 'elsewhere' : entry.value;
}

function fileOf(node: SpecNode): string | undefined {
  if (node.kind !== 'map' || node.entries.length !== 1) return undefined;
  return stringOf(valueAt(node, '$file'));
}
