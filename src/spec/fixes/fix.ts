import type { SpecDocument } from '../document/specDocument';
import type { Range } from '../text/position';
import type { Diagnostic, Outside } from '../validate/diagnostic';

/** Replaces a range; an empty range inserts. */
export interface TextEdit {
  /** Relative to the document's folder; absent for the document at hand. */
  readonly path?: string;
  readonly range: Range;
  readonly newText: string;
}

/** A way out of a diagnostic, or another way to write something. */
export interface Fix {
  /** What it does, in the imperative: `Add the output field …`. */
  readonly title: string;
  /** Code of the diagnostic that it ends; empty for a rewriting that ends none. */
  readonly code: string;
  /** The one thing that is almost surely meant; `fixAll` applies only such. */
  readonly preferred: boolean;
  readonly edits: readonly TextEdit[];
}

/** Finds the ways out of diagnostics of one code. */
export type Fixer = (
  doc: SpecDocument,
  diagnostic: Diagnostic,
  outside: Outside,
) => readonly Omit<Fix, 'code'>[];
