import type { Range } from '../text/position';

export type Severity = 'error' | 'warning' | 'info';

/** Something an author should know, at the place it is about. Each code has a heading in docs/diagnostics.md. */
export interface Diagnostic {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** Replacements for the text of `range`, best first. */
  readonly suggestions?: readonly string[];
}

/** What the core may ask about the world. Answers come at once, from the host's cache. */
export interface Outside {
  /** A file named by a reference of the spec at hand; `outside` when it leaves the workspace. */
  file?(ref: string): OutsideFile;
}

export type OutsideFile =
  | { readonly state: 'found'; readonly text: string }
  | { readonly state: 'missing' }
  | { readonly state: 'outside' }
  | { readonly state: 'unknown' };
