import type { Range } from '../text/position';

export type Severity = 'error' | 'warning' | 'info';

/** Something an author should know, at the place it is about. Each code has a heading in docs/diagnostics.md. */
export interface Diagnostic {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The referenced file in which it stands, relative to the spec's folder; absent for the spec itself. */
  readonly path?: string;
  /** Replacements for the text of `range`, best first. */
  readonly suggestions?: readonly string[];
}

export type { Outside, OutsideFile } from './outside';
