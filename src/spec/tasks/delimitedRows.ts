/** One cell of a delimited file, with its place in the text; quotes are outside `value` but inside the range. */
export interface Cell {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** The quotes around the cell are never closed. */
  readonly unclosed?: true;
}

/** A row as far as the text goes. */
export interface DelimitedRow {
  readonly cells: readonly Cell[];
  /** Where the next row begins. */
  readonly next: number;
  /** The row has an end of its own; otherwise more text could still belong to it. */
  readonly ended: boolean;
}

const quote = 34;
const newline = 10;
const carriageReturn = 13;

/**
 * Rows of a TSV or CSV text. A cell that begins with a double quote runs to the closing one and may hold
 * delimiters, line breaks and doubled quotes; anywhere else a quote is an ordinary character. Blank lines
 * are skipped. Our own reader because every cell keeps its place for diagnostics.
 */
export function* delimitedRows(text: string, delimiter: ',' | '\t'): Generator<readonly Cell[]> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const { cells, next } = rowAt(text, at, delimiter);
    at = next;
    if (!isBlank(cells)) yield cells;
  }
}

/** The row that begins at an offset. */
export function rowAt(text: string, start: number, delimiter: ',' | '\t'): DelimitedRow {
  const separator = delimiter.charCodeAt(0);
  const cells: Cell[] = [];
  let at = start;
  for (;;) {
    const cell =
      text.charCodeAt(at) === quote
        ? quotedCell(text, at, separator)
        : plainCell(text, at, separator);
    cells.push(cell);
    at = cell.end;
    if (text.charCodeAt(at) !== separator) break;
    at++;
  }
  // A CR at the very end may be the first half of a CRLF.
  const ended = at + 1 < text.length || text.charCodeAt(at) === newline;
  if (text.charCodeAt(at) === carriageReturn) at++;
  if (text.charCodeAt(at) === newline) at++;
  return { cells, next: at, ended };
}

/** An empty line is no row. */
export function isBlank(cells: readonly Cell[]): boolean {
  const [first] = cells;
  return cells.length === 1 && first?.value === '' && first.end === first.start;
}

function isCellEnd(code: number, separator: number): boolean {
  return code === separator || code === newline || code === carriageReturn || Number.isNaN(code);
}

function plainCell(text: string, start: number, separator: number): Cell {
  let end = start;
  while (!isCellEnd(text.charCodeAt(end), separator)) end++;
  return { value: text.slice(start, end), start, end };
}

function quotedCell(text: string, start: number, separator: number): Cell {
  let value = '';
  let from = start + 1;
  for (;;) {
    const found = text.indexOf('"', from);
    if (found < 0) return { ...plainCell(text, start, separator), unclosed: true };
    value += text.slice(from, found);
    if (text.charCodeAt(found + 1) === quote) {
      value += '"';
      from = found + 2;
      continue;
    }
    const rest = plainCell(text, found + 1, separator);
    return { value: value + rest.value, start, end: rest.end };
  }
}
