import { scalarOffsets } from '../text/scalarOffsets';
import { ByOrigin } from './byOrigin';
import type { MapEntry, ScalarNode, SpecNode } from './node';
import { ParseCache } from './parseCache';
import { parseJson, parseJsonAt } from './parseJson';
import { PlacedPiece } from './pieces';
import type { ParsedTree } from './tree';

/**
 * The tree of JSON that stands inside a text scalar, such as a pasted Template Builder config. Its
 * offsets are those of the whole document, so that a squiggle stands inside the text.
 */
export function embeddedJson(source: string, scalar: ScalarNode): ParsedTree {
  const known = trees.get(scalar);
  if (known) return known;
  const tree = scalar.style === 'literal' ? readLines(source, scalar) : readText(source, scalar);
  trees.set(scalar, tree);
  return tree;
}

/** Lines say the same with and without their indentation, so they are read where they stand. */
function readLines(source: string, { start, end }: ScalarNode): ParsedTree {
  const header = source.indexOf('\n', start);
  const base = header < 0 || header > end ? end : header + 1;
  return parseJsonAt({ text: source.slice(base, end), base }, lastLines);
}

/** Of the lines that were read last: nobody edits two configs at once. */
const lastLines = new ParseCache();

function readText(source: string, scalar: ScalarNode): ParsedTree {
  const piece = pieces.of(scalar, () => readPiece(source, scalar));
  return {
    root: piece.at(scalar.start),
    problems: piece.problemsAt(scalar.start),
    shared: false,
  };
}

const trees = new WeakMap<ScalarNode, ParsedTree>();
const pieces = new ByOrigin<PlacedPiece>();

/** Offsets count from the scalar's start. */
function readPiece(source: string, scalar: ScalarNode): PlacedPiece {
  const offsets = scalarOffsets(source, scalar);
  const length = scalar.end - scalar.start;
  const place: Place = (start, end) =>
    offsets
      ? [(offsets[start] ?? scalar.end) - scalar.start, (offsets[end] ?? scalar.end) - scalar.start]
      : [0, length];
  const { root, problems } = parseJson(String(scalar.value));
  const placed = problems.map((problem) => {
    const [start, end] = place(problem.start, problem.end);
    return { ...problem, start, end };
  });
  return new PlacedPiece({ root: root && moved(root, place), problems: placed });
}

type Place = (start: number, end: number) => readonly [start: number, end: number];

function moved(node: SpecNode, place: Place): SpecNode {
  const [start, end] = place(node.start, node.end);
  if (node.kind === 'scalar') return movedScalar(node, start, end);
  if (node.kind === 'list')
    return {
      kind: 'list',
      flow: true,
      start,
      end,
      items: node.items.map((item) => moved(item, place)),
    };
  return {
    kind: 'map',
    flow: true,
    start,
    end,
    entries: node.entries.map((entry) => movedEntry(entry, place)),
  };
}

function movedEntry(entry: MapEntry, place: Place): MapEntry {
  const [start, end] = place(entry.key.start, entry.key.end);
  return { key: movedScalar(entry.key, start, end), value: moved(entry.value, place) };
}

function movedScalar({ style, value }: ScalarNode, start: number, end: number): ScalarNode {
  return { kind: 'scalar', start, end, style, value };
}
