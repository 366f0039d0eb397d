import type { CompletionItem } from './completionItem';

/** A completion before it is written in the notation of its place. */
export interface Draft {
  readonly label: string;
  readonly kind: CompletionItem['kind'];
  /** Snippet; a text value is quoted as the notation needs it. */
  readonly insert: { readonly text: string } | { readonly snippet: string };
  readonly documentation?: string;
  readonly detail?: string;
  /** What is typed to find it, when that is not the label. */
  readonly filterText?: string;
}
