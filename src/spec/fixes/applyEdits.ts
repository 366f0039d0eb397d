import type { SpecDocument } from '../document/specDocument';
import type { TextEdit } from './fix';

/** The text after edits that do not overlap; those of other files are left out. */
export function applyEdits(doc: SpecDocument, edits: readonly TextEdit[]): string {
  const placed = edits
    .filter(({ path }) => path === undefined)
    .map(({ range, newText }, order) => ({
      start: doc.lines.offsetAt(range.start),
      end: doc.lines.offsetAt(range.end),
      newText,
      order,
    }))
    .sort((a, b) => b.start - a.start || b.order - a.order);
  let text = doc.text;
  for (const { start, end, newText } of placed)
    text = text.slice(0, start) + newText + text.slice(end);
  return text;
}
