import { parseDocument } from 'yaml';
import type { ParsedNode, YAMLError } from 'yaml';
import { PlacedPiece } from './pieces';
import type { SpecNode } from './node';
import { maxDepth, type SyntaxProblem } from './tree';
import { excessOf, type Excess } from './yamlLimits';
import { YamlNodes, type Anchors } from './yamlNodes';

interface Parsed {
  readonly contents: ParsedNode | null;
  readonly errors: readonly YAMLError[];
  readonly warnings: readonly YAMLError[];
  readonly excess: Excess | undefined;
}

/** A few lines of YAML. They are parsed once; without anchors in them, their nodes are built once, too. */
export class YamlPiece {
  /** Cutting it into smaller pieces would not tell more: it is without a mistake, or beyond reading. */
  readonly whole: boolean;
  readonly #text: string;
  #parsed: Parsed | undefined;
  #alone: { readonly piece: PlacedPiece; readonly height: number } | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#parsed = parsedByLibrary(text);
    this.whole = this.#parsed.errors.length === 0 && !this.#parsed.excess;
  }

  /** The tree as it stands at offset `base`, `depth` levels deep, behind the anchors met so far. */
  read(base: number, depth: number, anchors: Anchors): Reading {
    const alone = this.#alone;
    if (alone && depth + alone.height <= maxDepth) {
      const problems = alone.piece.problemsAt(base);
      return { root: alone.piece.at(base), problems, shared: false };
    }
    const first = this.#build(0, 0, new Map());
    if (first.linked || depth + first.deepest > maxDepth) {
      const nodes = this.#build(base, depth, anchors);
      return { root: nodes.root, problems: nodes.problems, shared: nodes.shared };
    }
    this.#alone = { piece: new PlacedPiece(first), height: first.deepest };
    // The library's tree is several times as big as ours.
    this.#parsed = undefined;
    return this.read(base, depth, anchors);
  }

  #build(base: number, depth: number, anchors: Anchors) {
    const { contents, errors, warnings, excess } = (this.#parsed ??= parsedByLibrary(this.#text));
    const nodes = new YamlNodes(this.#text, base, anchors);
    if (excess) nodes.reportExcess(excess);
    for (const error of [...errors, ...warnings]) nodes.reportError(error);
    const root = contents ? nodes.node(contents, depth) : undefined;
    const { problems, shared, linked, deepest } = nodes;
    return { root, problems, shared, linked, deepest };
  }
}

interface Reading {
  readonly root: SpecNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly shared: boolean;
}

function parsedByLibrary(text: string): Parsed {
  const excess = excessOf(text);
  if (excess) return { contents: null, errors: [], warnings: [], excess };
  try {
    const { contents, errors, warnings } = parseDocument(text, {
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return { contents, errors, warnings, excess };
  } catch (cause) {
    // The library recurses and a hostile text can exhaust its stack: report it like any mistake.
    const message = cause instanceof Error ? cause.message : String(cause);
    const error = { name: 'YAMLParseError', code: 'IMPOSSIBLE', message, pos: [0, 1] };
    return {
      contents: null,
      errors: [error as unknown as YAMLError],
      warnings: [],
      excess,
    };
  }
}
