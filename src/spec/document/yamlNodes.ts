import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Pair, ParsedNode, Scalar, YAMLError } from 'yaml';
import { mostFlowItems, type Excess } from './yamlLimits';
import { yamlMessage } from './yamlMessages';
import type { MapEntry, ScalarNode, ScalarStyle, SpecNode } from './node';
import { maxDepth, type SyntaxProblem } from './tree';

/** What stands under each anchor that was met so far. */
export type Anchors = Map<string, SpecNode>;

/** Rebuilds one piece, as the YAML library read it, as our nodes. */
export class YamlNodes {
  readonly problems: SyntaxProblem[] = [];
  /** An alias leads to a node that stands elsewhere, too. */
  shared = false;
  /** The piece marks an anchor or uses one: what it says depends on the pieces round it. */
  linked = false;
  /** The deepest level that was met. */
  deepest = 0;

  /** `base` is added to all offsets: where the piece's text begins. */
  constructor(
    readonly text: string,
    readonly base: number,
    readonly anchors: Anchors,
  ) {}

  reportError(error: YAMLError): void {
    const last = this.text.trimEnd().length;
    const from = Math.min(error.pos[0], Math.max(0, last - 1));
    const to = Math.max(from + 1, Math.min(error.pos[1], last));
    const code = error.code === 'TAG_RESOLVE_FAILED' ? 'unknown-tag' : 'syntax-error';
    this.#report(code, yamlMessage(error), from, to);
  }

  reportDepth(at: number): void {
    this.#report('too-deep', `More than ${maxDepth} levels inside each other.`, at, at + 1);
  }

  /** The whole piece was left unread. */
  reportExcess(excess: Excess): void {
    if (excess === 'too-deep') this.reportDepth(0);
    else
      this.#report(
        'too-many-items',
        `More than ${mostFlowItems.toLocaleString('en-US')} items inside of brackets are not read. Write each item on a line of its own, behind a dash.`,
        0,
        Math.min(80, this.text.trimEnd().length),
      );
  }

  node(node: ParsedNode, depth: number): SpecNode | undefined {
    const [start, end] = node.range;
    this.deepest = Math.max(this.deepest, depth);
    if (depth > maxDepth) {
      this.reportDepth(start);
      return undefined;
    }
    if (isAlias(node)) return this.#alias(node.source, start, end);
    const built = this.#fresh(node, depth);
    if (node.anchor) {
      this.linked = true;
      if (built) this.anchors.set(node.anchor, built);
    }
    return built;
  }

  #fresh(node: ParsedNode, depth: number): SpecNode | undefined {
    if (isScalar(node)) return this.#scalar(node);
    const start = this.base + node.range[0];
    // A bracket that is never closed would reach into the next line.
    const end = this.base + trimmedEnd(this.text, node.range[0], node.range[1]);
    if (isSeq(node)) {
      const items = node.items.flatMap((item) => this.node(item, depth + 1) ?? []);
      const flow = node.flow === true;
      return { kind: 'list', flow, start, end: flow ? end : (items.at(-1)?.end ?? end), items };
    }
    if (!isMap(node)) return undefined;
    const pairs = node.items;
    const entries = mergedEntries(pairs.flatMap((pair) => this.#entry(pair, depth) ?? []));
    const flow = node.flow === true;
    const last = entries.findLast((entry) => !entry.merged);
    return { kind: 'map', flow, start, end: flow ? end : (last?.value.end ?? end), entries };
  }

  #entry({ key, value }: Pair<ParsedNode, ParsedNode | null>, depth: number): MapEntry | undefined {
    if (!isScalar(key)) {
      this.#report('syntax-error', 'A key must be plain text.', key.range[0], key.range[1]);
      return undefined;
    }
    const name = keyOf(key, this.base);
    const given = value ? this.node(value, depth + 1) : emptyScalar(name.end);
    return given && { key: name, value: given };
  }

  #scalar(node: Scalar.Parsed): ScalarNode {
    const [start, end] = node.range;
    const style =
      node.type === 'PLAIN' && node.source === '' ? 'empty' : (styles[node.type ?? ''] ?? 'plain');
    // A block scalar's range runs through its line breaks: the squiggle should not.
    const block = style === 'literal' || style === 'folded';
    const last = block ? trimmedEnd(this.text, start, end) : end;
    return {
      kind: 'scalar',
      start: this.base + start,
      end: this.base + last,
      style,
      value: plainValue(node),
    };
  }

  #alias(name: string, start: number, end: number): SpecNode | undefined {
    this.linked = true;
    const target = this.anchors.get(name);
    if (!target) {
      const message = `Nothing above is marked &${name}. Mark the value that *${name} should repeat.`;
      this.#report('unknown-anchor', message, start, end);
      return undefined;
    }
    this.shared = true;
    return target;
  }

  #report(code: SyntaxProblem['code'], message: string, start: number, end: number): void {
    this.problems.push({ code, message, start: this.base + start, end: this.base + end });
  }
}

/** Spreads merge keys; an entry written out wins over a merged one. */
export function mergedEntries(entries: readonly MapEntry[]): readonly MapEntry[] {
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
