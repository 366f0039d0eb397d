import type { SpecDocument } from '../document/specDocument';
import type { Outside } from '../validate/diagnostic';
import type { Cursor } from './cursor';
import type { Notation } from './snippets';

/** Where completions go, and what they may ask. */
export interface CompletionPlace {
  readonly doc: SpecDocument;
  readonly cursor: Cursor;
  readonly outside: Outside;
}

export function notationOf({ doc, cursor }: CompletionPlace): Notation {
  if (doc.format === 'json') return 'json';
  return cursor.flow ? 'flow' : 'block';
}

/** `003`, so that items keep our order whatever their labels are. */
export function sortText(rank: number): string {
  return String(rank).padStart(4, '0');
}
