import type { SpecNode } from './node';

/** A fault of notation, in offsets; `validateSpec` turns it into a diagnostic. */
export interface SyntaxProblem {
  readonly code:
    | 'syntax-error'
    | 'duplicate-key'
    | 'unknown-anchor'
    | 'several-documents'
    | 'too-deep'
    | 'unknown-tag';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** What a notation's parser yields: as much of the tree as could be read, and what could not. */
export interface ParsedTree {
  readonly root: SpecNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** The tree shares nodes (YAML aliases): walkers must not visit every path. */
  readonly shared: boolean;
}

/** Deeper nesting than this is refused: nobody writes it, and every walker recurses. */
export const maxDepth = 120;
