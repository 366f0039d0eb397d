import type { Range } from '../text/position';

export interface CompletionItem {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'component' | 'snippet' | 'file' | 'path';
  /** In VS Code's snippet syntax: `$1` and `${1:text}` are stops. */
  readonly insertText: string;
  /** What the insertion replaces. */
  readonly replace: Range;
  /** Markdown. */
  readonly documentation?: string;
  /** A few words behind the label: type, unit, `required`. */
  readonly detail?: string;
  /** What is typed to find it; the label when absent. */
  readonly filterText?: string;
  /** Items stand in this order. */
  readonly sortText: string;
}
