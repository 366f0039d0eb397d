import { PieceCache } from './pieces';
import type { SpecNode } from './node';
import type { SyntaxProblem } from './tree';
import type { Anchors } from './yamlNodes';
import { YamlPiece } from './yamlPiece';

export type YamlCache = PieceCache<YamlPiece>;

/** Reads pieces of a YAML text and gathers what is wrong with them. */
export class YamlLeaves {
  readonly problems: SyntaxProblem[] = [];
  shared = false;
  readonly #cache: YamlCache;
  readonly #anchors: Anchors = new Map();

  constructor(cache: YamlCache = new PieceCache()) {
    this.#cache = cache;
    cache.turn();
  }

  piece(slice: string): YamlPiece {
    return this.#cache.of(slice, (text) => new YamlPiece(text));
  }

  /** `base` is the offset of the piece in the whole text. */
  read(piece: YamlPiece, base: number, depth: number): SpecNode | undefined {
    const { root, problems, shared } = piece.read(base, depth, this.#anchors);
    for (const problem of problems) this.problems.push(problem);
    this.shared ||= shared;
    return root;
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
}
