import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import { parsePieces, type PlacedText } from './jsonPieces';
import type { MapEntry, ScalarNode, SpecNode } from './node';
import type { ParseCache } from './parseCache';
import { PlacedPiece } from './pieces';
import { maxDepth, type ParsedTree, type SyntaxProblem } from './tree';

/** Codes as the scanner numbers them; its const enum is erased when modules compile one by one. */
const messages: Readonly<Record<number, string>> = {
  1: 'This word or sign means nothing in JSON. Texts stand in double quotes.',
  2: 'This is not a number as JSON writes them.',
  3: 'A key in double quotes is expected.',
  4: 'A value is expected.',
  5: 'A colon is missing after the key.',
  6: 'A comma is missing.',
  7: 'A closing } is missing.',
  8: 'A closing ] is missing.',
  9: 'Only one value may stand in a JSON file.',
  10: 'JSON has no comments.',
  11: 'A comment is not closed.',
  12: 'A closing double quote is missing.',
  13: 'This number breaks off.',
  14: 'A \\u escape needs four hexadecimal digits.',
  15: 'Unknown escape. Write \\\\ for a backslash.',
  16: 'This character must be escaped inside a text.',
};

/**
 * Parses JSON with recovery: what follows a mistake is still in the tree. With a cache, pieces of the text
 * that stayed the same since it was parsed last are not parsed again.
 */
export function parseJson(text: string, cache?: ParseCache): ParsedTree {
  return cache ? parseJsonAt({ text, base: 0 }, cache) : parseWhole(text);
}

/** Parses JSON that stands inside another text: offsets are those of that one. */
export function parseJsonAt(placed: PlacedText, cache: ParseCache): ParsedTree {
  const pieces = parsePieces(placed, parseWhole, cache.json);
  if (pieces) return pieces;
  const whole = parseWhole(placed.text);
  if (placed.base === 0) return whole;
  const piece = new PlacedPiece(whole);
  return { ...whole, root: piece.at(placed.base), problems: piece.problemsAt(placed.base) };
}

function parseWhole(text: string): ParsedTree {
  const errors: ParseError[] = [];
  const problems: SyntaxProblem[] = [];
  let root: SpecNode | undefined;
  try {
    if (nestingOf(text) > maxDepth) {
      const message = `More than ${maxDepth} levels inside each other.`;
      return { root, problems: [{ code: 'too-deep', message, start: 0, end: 1 }], shared: false };
    }
    const tree =
      text.trim() === '' ? undefined : parseTree(text, errors, { disallowComments: true });
    root = tree && nodeOf(tree, text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    problems.push({ code: 'syntax-error', message, start: 0, end: 1 });
  }
  for (const error of errors) problems.push(problemOf(error));
  return { root, problems, shared: false };
}

function problemOf({ error, offset, length }: ParseError): SyntaxProblem {
  const message = messages[error] ?? 'This is not valid JSON.';
  return { code: 'syntax-error', message, start: offset, end: offset + Math.max(1, length) };
}

/** An upper bound of the nesting: brackets inside texts count too, which costs nothing but care. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92 && quoted) i++;
    else if (code === 34) quoted = !quoted;
    else if (code === 10) quoted = false;
    else if (quoted) continue;
    else if (code === 123 || code === 91) deepest = Math.max(deepest, ++depth);
    else if (code === 125 || code === 93) depth--;
  }
  return deepest;
}

function nodeOf(node: Node, text: string): SpecNode {
  const start = node.offset;
  const end = node.offset + node.length;
  if (node.type === 'object') {
    const entries = (node.children ?? []).flatMap((property) => entryOf(property, text) ?? []);
    return { kind: 'map', flow: true, start, end, entries };
  }
  if (node.type === 'array') {
    const items = (node.children ?? []).map((child) => nodeOf(child, text));
    return { kind: 'list', flow: true, start, end, items };
  }
  return scalarOf(node);
}

function entryOf(property: Node, text: string): MapEntry | undefined {
  const [key, value] = property.children ?? [];
  if (!key) return undefined;
  const name = scalarOf(key);
  const after = property.colonOffset === undefined ? name.end : property.colonOffset + 1;
  const empty: ScalarNode = {
    kind: 'scalar',
    start: after,
    end: after,
    style: 'missing',
    value: null,
  };
  return { key: name, value: value ? nodeOf(value, text) : empty };
}

function scalarOf(node: Node): ScalarNode {
  const value: unknown = node.value;
  const known =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return {
    kind: 'scalar',
    start: node.offset,
    end: node.offset + node.length,
    style: typeof value === 'string' ? 'double' : 'plain',
    value: known ? value : null,
  };
}
