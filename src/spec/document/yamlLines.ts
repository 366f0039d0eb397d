/**
 * The outline of a YAML text: where lines begin and how far each is indented. It is enough to cut a
 * block mapping or sequence into its entries without parsing them, because YAML wants everything that
 * belongs to an entry indented deeper than the entry itself.
 */
export interface Outline {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  /** Columns of leading spaces; -1 for a blank line or a comment. */
  readonly indents: Int32Array;
}

const space = 32;
const hash = 35;

export function outlineOf(text: string): Outline {
  const starts: number[] = [];
  const indents: number[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    starts.push(start);
    indents.push(indentOf(text, start, end));
    if (newline < 0) break;
    start = newline + 1;
  }
  starts.push(text.length);
  return {
    text,
    count: indents.length,
    starts: Int32Array.from(starts),
    indents: Int32Array.from(indents),
  };
}

function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === space) at++;
  const code = at < end ? text.charCodeAt(at) : 13;
  if (code === hash || (code === 13 && at >= end - 1)) return -1;
  return at - start;
}

export function lineStartOf(outline: Outline, line: number): number {
  return outline.starts[line] ?? outline.text.length;
}

export function indentAt(outline: Outline, line: number): number {
  return outline.indents[line] ?? -1;
}

/** The first line in [from, to) that has content; `to` when there is none. */
export function firstContentLine(outline: Outline, from: number, to: number): number {
  for (let line = from; line < to; line++) if (indentAt(outline, line) >= 0) return line;
  return to;
}
