import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Pair, ParsedNode, Scalar, YAMLError } from 'yaml';
import { yamlMessage } from './yamlMessages';
import type { MapEntry, ScalarNode, ScalarStyle, SpecNode } from './node';
import { maxDepth, type SyntaxProblem } from './tree';

interface Leaf {
  readonly contents: ParsedNode | null;
  readonly errors: readonly YAMLError[];
  readonly warnings: readonly YAMLError[];
}

/**
 * Pieces already parsed, by their text. Keep one beside each open document: parsing after an edit then
 * costs only the pieces that changed. Pieces that one parse did not use are dropped by the next.
 */
export class LeafCache {
  #current = new Map<string, Leaf>();
  #previous = new Map<string, Leaf>();

  get(text: string): Leaf | undefined {
    const found = this.#current.get(text) ?? this.#previous.get(text);
    if (found) this.#current.set(text, found);
    return found;
  }

  set(text: string, leaf: Leaf): void {
    this.#current.set(text, leaf);
  }

  /** Called before each parse. */
  turn(): void {
    this.#previous = this.#current;
    this.#current = new Map();
  }
}

/** Parses pieces with the YAML library and rebuilds them as our nodes at their place in the text. */
export class YamlLeaves {
  readonly problems: SyntaxProblem[] = [];
  shared = false;
  readonly #cache: LeafCache;
  readonly #anchors = new Map<string, SpecNode>();
  readonly #text: string;

  constructor(text: string, cache = new LeafCache()) {
    this.#text = text;
    this.#cache = cache;
    cache.turn();
  }

  isSound(slice: string): boolean {
    return this.#parse(slice).errors.length === 0;
  }

  /** `base` is the offset of the slice in the whole text. */
  read(slice: string, base: number, depth: number): SpecNode | undefined {
    const leaf = this.#parse(slice);
    for (const error of leaf.errors) this.#reportError(error, base, slice);
    for (const warning of leaf.warnings) this.#reportError(warning, base, slice);
    return leaf.contents ? this.#node(leaf.contents, base, depth) : undefined;
  }

  report(code: SyntaxProblem['code'], message: string, start: number, end: number): void {
    this.problems.push({ code, message, start, end });
  }

  reportMissingColon(node: SpecNode): void {
    const end = Math.min(node.end, node.start + 80);
    this.report(
      'syntax-error',
      'This line is not an entry. Write it as `key: value`.',
      node.start,
      end,
    );
  }

  reportMissingDash(node: SpecNode): void {
    const end = Math.min(node.end, node.start + 80);
    this.report(
      'syntax-error',
      'An entry of a list begins with a dash and a space.',
      node.start,
      end,
    );
  }

  reportIndent(lineStart: number, indent: number): void {
    const message =
      'This line is indented less than the entries above it. Line it up with its siblings.';
    this.report('syntax-error', message, lineStart, lineStart + Math.max(1, indent));
  }

  /** Spreads merge keys; an entry written out wins over a merged one. */
  merge(entries: readonly MapEntry[]): readonly MapEntry[] {
    if (!entries.some((entry) => isMergeKey(entry))) return entries;
    const own = entries.filter((entry) => !isMergeKey(entry));
    const names = new Set(own.map((entry) => entry.key.value));
    const merged: MapEntry[] = [];
    for (const { value } of entries.filter((entry) => isMergeKey(entry))) {
      const sources = value.kind === 'list' ? value.items : [value];
      for (const source of sources) {
        if (source.kind !== 'map') continue;
        for (const { key, value: given } of source.entries) {
          if (names.has(key.value)) continue;
          names.add(key.value);
          merged.push({ key, value: given, merged: true });
        }
      }
    }
    return [...own, ...merged];
  }

  #parse(slice: string): Leaf {
    const known = this.#cache.get(slice);
    if (known) return known;
    const leaf = parseLeaf(slice);
    this.#cache.set(slice, leaf);
    return leaf;
  }

  #reportError(error: YAMLError, base: number, slice: string): void {
    const last = slice.trimEnd().length;
    const from = Math.min(error.pos[0], Math.max(0, last - 1));
    const to = Math.max(from + 1, Math.min(error.pos[1], last));
    const code = error.code === 'TAG_RESOLVE_FAILED' ? 'unknown-tag' : 'syntax-error';
    this.report(code, yamlMessage(error), base + from, base + to);
  }

  #node(node: ParsedNode, base: number, depth: number): SpecNode | undefined {
    const start = base + node.range[0];
    const end = base + node.range[1];
    if (depth > maxDepth) {
      this.report('too-deep', `More than ${maxDepth} levels inside each other.`, start, start + 1);
      return undefined;
    }
    if (isAlias(node)) return this.#alias(node.source, start, end);
    const built = this.#fresh(node, base, depth);
    if (built && node.anchor) this.#anchors.set(node.anchor, built);
    return built;
  }

  #fresh(node: ParsedNode, base: number, depth: number): SpecNode | undefined {
    const start = base + node.range[0];
    // A bracket that is never closed would reach into the next line.
    const end = trimmedEnd(this.#text, start, base + node.range[1]);
    if (isScalar(node)) return scalarOf(node, base, this.#text);
    if (isSeq(node)) {
      const items = node.items.flatMap((item) => this.#node(item, base, depth + 1) ?? []);
      const flow = node.flow === true;
      return { kind: 'list', flow, start, end: flow ? end : (items.at(-1)?.end ?? end), items };
    }
    if (!isMap(node)) return undefined;
    const pairs = node.items;
    const entries = this.merge(pairs.flatMap((pair) => this.#entry(pair, base, depth) ?? []));
    const flow = node.flow === true;
    const last = entries.findLast((entry) => !entry.merged);
    return { kind: 'map', flow, start, end: flow ? end : (last?.value.end ?? end), entries };
  }

  #entry(
    { key, value }: Pair<ParsedNode, ParsedNode | null>,
    base: number,
    depth: number,
  ): MapEntry | undefined {
    if (!isScalar(key)) {
      const [from, to] = key.range;
      this.report('syntax-error', 'A key must be plain text.', base + from, base + to);
      return undefined;
    }
    const name = keyOf(key, base);
    const given = value ? this.#node(value, base, depth + 1) : emptyScalar(name.end);
    return given && { key: name, value: given };
  }

  #alias(name: string, start: number, end: number): SpecNode | undefined {
    const target = this.#anchors.get(name);
    if (!target) {
      const message = `Nothing above is marked &${name}. Mark the value that *${name} should repeat.`;
      this.report('unknown-anchor', message, start, end);
      return undefined;
    }
    this.shared = true;
    return target;
  }
}

function parseLeaf(slice: string): Leaf {
  try {
    const { contents, errors, warnings } = parseDocument(slice, {
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return { contents, errors, warnings };
  } catch (cause) {
    // The library recurses and a hostile text can exhaust its stack: report it like any mistake.
    const message = cause instanceof Error ? cause.message : String(cause);
    const error = { name: 'YAMLParseError', code: 'IMPOSSIBLE', message, pos: [0, 1] };
    return { contents: null, errors: [error as unknown as YAMLError], warnings: [] };
  }
}

function isMergeKey(entry: MapEntry): boolean {
  return entry.key.value === '<<' && entry.key.style === 'plain' && entry.value.kind !== 'scalar';
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function scalarOf(node: Scalar.Parsed, base: number, text: string): ScalarNode {
  const style =
    node.type === 'PLAIN' && node.source === '' ? 'empty' : (styles[node.type ?? ''] ?? 'plain');
  const start = base + node.range[0];
  // A block scalar's range runs through its line breaks: the squiggle should not.
  const block = style === 'literal' || style === 'folded';
  const end = block ? trimmedEnd(text, start, base + node.range[1]) : base + node.range[1];
  return { kind: 'scalar', start, end, style, value: plainValue(node) };
}

function plainValue(node: Scalar.Parsed): ScalarNode['value'] {
  const { value } = node as { value: unknown };
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? value : node.source;
}

/** Keys are text whatever they look like: `1:` and `yes:` keep their spelling. */
function keyOf(node: Scalar.Parsed, base: number): ScalarNode {
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
  const value = quoted ? String(node.value) : node.source;
  const [start, end] = node.range;
  return {
    kind: 'scalar',
    start: base + start,
    end: base + end,
    style: styles[node.type ?? ''] ?? 'plain',
    value,
  };
}

function emptyScalar(at: number): ScalarNode {
  return { kind: 'scalar', start: at, end: at, style: 'empty', value: null };
}
