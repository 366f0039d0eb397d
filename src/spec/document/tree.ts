import type { SpecNode } from './node';

/** A fault of notation, in offsets; `validateSpec` turns it into a diagnostic. */
export interface SyntaxProblem {
  readonly code:
    | 'syntax-error'
    | 'duplicate-key'
    | 'unknown-anchor'
    | 'several-documents'
    | 'too-deep'
    | 'too-many-items'
    | 'too-many-problems'
    | 'unknown-tag';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Of one text at most so many are told. */
const mostProblems = 1000;

/** The first problems of a text; that there are more is the last of them. */
export function firstProblems(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  if (problems.length <= mostProblems) return problems;
  const sorted = [...problems].sort((a, b) => a.start - b.start);
  const { start = 0, end = 1 } = sorted[mostProblems] ?? {};
  const message = `Faults of notation from here on are not told: there are ${(problems.length - mostProblems).toLocaleString('en-US')} more.`;
  return [...sorted.slice(0, mostProblems), { code: 'too-many-problems', message, start, end }];
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
