import type { SpecDocument } from '../document/specDocument';
import type { OffsetEdit } from './textEdits';

/** Blanks at the ends of lines, and all but one line break at the end of the text. */
export function trailingBlanks(
  doc: SpecDocument,
  verbatim: ReadonlySet<number>,
): readonly OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  const { text } = doc;
  const tail = verbatim.has(lastContentLine(doc) + 1) ? text.length : text.trimEnd().length;
  let line = 0;
  for (let start = 0; start < tail; line++) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    const end = Math.min(tail, next - (newline < 0 ? 0 : 1) - (text[newline - 1] === '\r' ? 1 : 0));
    const content = start + text.slice(start, end).trimEnd().length;
    if (content < end && content > start && !verbatim.has(line))
      edits.push({ start: content, end, newText: '' });
    start = next;
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (tail > 0 && tail === text.trimEnd().length)
    edits.push({ start: tail, end: text.length, newText: eol });
  return edits;
}

function lastContentLine(doc: SpecDocument): number {
  return doc.lines.positionAt(doc.text.trimEnd().length).line;
}
