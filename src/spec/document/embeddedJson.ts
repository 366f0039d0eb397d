import { scalarOffsets } from '../text/scalarOffsets';
import type { MapEntry, ScalarNode, SpecNode } from './node';
import { parseJson } from './parseJson';
import type { ParsedTree } from './tree';

/**
 * The tree of JSON that stands inside a text scalar, such as a pasted Template Builder config. Its
 * offsets are those of the whole document, so that a squiggle stands inside the text.
 */
export function embeddedJson(source: string, scalar: ScalarNode): ParsedTree {
  const known = trees.get(scalar);
  if (known) return known;
  const offsets = scalarOffsets(source, scalar);
  const place: Place = (start, end) =>
    offsets
      ? [offsets[start] ?? scalar.end, offsets[end] ?? scalar.end]
      : [scalar.start, scalar.end];
  const { root, problems } = parseJson(String(scalar.value));
  const placed = problems.map((problem) => {
    const [start, end] = place(problem.start, problem.end);
    return { ...problem, start, end };
  });
  const tree = { root: root && moved(root, place), problems: placed, shared: false };
  trees.set(scalar, tree);
  return tree;
}

const trees = new WeakMap<ScalarNode, ParsedTree>();

type Place = (start: number, end: number) => readonly [start: number, end: number];

function moved(node: SpecNode, place: Place): SpecNode {
  const [start, end] = place(node.start, node.end);
  if (node.kind === 'scalar') return { ...node, start, end };
  if (node.kind === 'list')
    return { ...node, start, end, items: node.items.map((item) => moved(item, place)) };
  return { ...node, start, end, entries: node.entries.map((entry) => movedEntry(entry, place)) };
}

function movedEntry(entry: MapEntry, place: Place): MapEntry {
  const [start, end] = place(entry.key.start, entry.key.end);
  return { key: { ...entry.key, start, end }, value: moved(entry.value, place) };
}
