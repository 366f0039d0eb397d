import { LineIndex, type Range } from '../text/position';
import { ParseCache } from './parseCache';
import { nodeAtPath, type NodePath, type SpecNode } from './node';
import { parseJson } from './parseJson';
import { parseYaml } from './parseYaml';
import { plainValueOf } from './plainValue';
import type { SpecFormat, SpecKind } from './kind';
import { firstProblems, type SyntaxProblem } from './tree';

/** A parsed spec. Holds whatever could be read, also from a broken text. */
export interface SpecDocument {
  readonly kind: SpecKind;
  /** Only the interface of a project, in a file of its own; absent for a whole spec. */
  readonly part?: 'interface';
  readonly format: SpecFormat;
  /** Without a byte order mark. */
  readonly text: string;
  readonly root: SpecNode | undefined;
  readonly syntax: readonly SyntaxProblem[];
  /** Nodes are shared between places (YAML aliases). */
  readonly shared: boolean;
  readonly lines: LineIndex;
  /** Parses another version of the same text; what it shares with this one is not parsed again. */
  reparse(text: string): SpecDocument;
  /** The spec as plain data; `undefined` when the text is empty. */
  value(): unknown;
  nodeAt(path: NodePath): SpecNode | undefined;
  rangeOf(node: SpecNode): Range;
}

/** Keep one per open document and hand it to every parse: unchanged parts are then not parsed again. */
export const createParseCache = (): ParseCache => new ParseCache();
export type { ParseCache };

/** Parses a spec. Never throws: mistakes are in `syntax`, the rest of the text is in `root`. */
export function parseSpec(
  text: string,
  how: { readonly kind: SpecKind; readonly format: SpecFormat; readonly cache?: ParseCache },
): SpecDocument {
  return new ParsedSpec(text, how.kind, how.format, how.cache ?? createParseCache());
}

/** Parses the file that a project's `config` names, for questions about places in it. Never throws. */
export function parseInterface(
  text: string,
  how: { readonly format: SpecFormat; readonly cache?: ParseCache },
): SpecDocument {
  return new ParsedInterface(text, 'project', how.format, how.cache ?? createParseCache());
}

class ParsedSpec implements SpecDocument {
  readonly text: string;
  readonly root: SpecNode | undefined;
  readonly syntax: readonly SyntaxProblem[];
  readonly shared: boolean;
  readonly lines: LineIndex;
  protected readonly cache: ParseCache;

  constructor(
    text: string,
    readonly kind: SpecKind,
    readonly format: SpecFormat,
    cache: ParseCache,
  ) {
    this.text = text.startsWith('\uFEFF') ? text.slice(1) : text;
    const tree = format === 'json' ? parseJson(this.text, cache) : parseYaml(this.text, cache);
    this.root = tree.root;
    this.syntax = firstProblems(tree.problems);
    this.shared = tree.shared;
    this.lines = new LineIndex(this.text);
    this.cache = cache;
  }

  reparse(text: string): SpecDocument {
    return new ParsedSpec(text, this.kind, this.format, this.cache);
  }

  value(): unknown {
    return this.root && plainValueOf(this.root);
  }

  nodeAt(path: NodePath): SpecNode | undefined {
    return nodeAtPath(this.root, path);
  }

  rangeOf(node: SpecNode): Range {
    return this.lines.range(node.start, node.end);
  }
}

class ParsedInterface extends ParsedSpec {
  readonly part = 'interface';

  override reparse(text: string): SpecDocument {
    return new ParsedInterface(text, this.kind, this.format, this.cache);
  }
}
