import { entryAt, type MapNode } from '../document/node';
import { parseJson } from '../document/parseJson';
import type { TextAtHand } from '../navigate/textAtHand';
import { delimitedRows, rowAt, type Cell } from '../tasks/delimitedRows';
import type { TasksFileOptions } from '../tasks/parseTasksFile';
import { columnOf, mappedColumn } from '../tasks/taskColumns';
import { nearest } from '../text/nearest';
import type { Diagnostic } from '../validate/diagnostic';
import type { Fix, TextEdit } from './fix';

type Draft = Omit<Fix, 'code'>;

interface Row {
  readonly file: TextAtHand;
  readonly reading: TasksFileOptions;
  readonly message: string;
  /** Where the diagnostic begins and ends. */
  readonly start: number;
  readonly end: number;
}

const hint = 'Say here why this is the answer';

/** Ways out of a diagnostic in a tasks file, as it was found by this reading of the file. */
export function tasksFixesFor(
  file: TextAtHand,
  { code, range, message }: Diagnostic,
  reading: TasksFileOptions,
): readonly Fix[] {
  const fixer = Object.hasOwn(fixers, code) ? fixers[code] : undefined;
  if (!fixer) return [];
  const [start, end] = [file.lines.offsetAt(range.start), file.lines.offsetAt(range.end)];
  return fixer({ file, reading, message, start, end }).map((fix) => ({ ...fix, code }));
}

const fixers: Readonly<Record<string, (row: Row) => readonly Draft[]>> = {
  'task-hint-missing': addHint,
  'task-column-unknown': renameColumn,
  'task-duplicate': removeRow,
};

const insertion = ({ lines }: TextAtHand, at: number, newText: string): TextEdit => ({
  range: lines.range(at, at),
  newText,
});

function addHint(row: Row): readonly Draft[] {
  const delimiter = delimiterOf(row.reading);
  const edits = delimiter === undefined ? hintInJson(row) : hintInCells(row, delimiter);
  return edits.length === 0 ? [] : [{ title: 'Add a hint', preferred: false, edits }];
}

/** Fills the cell of the hint's column; where there is none, the header gets it. */
function hintInCells({ file, reading, start }: Row, delimiter: ',' | '\t'): readonly TextEdit[] {
  const header = headerOf(file, delimiter);
  const columns = header.map(({ value }) => mappedColumn(value.trim(), reading.columns));
  const { cells } = rowAt(file.text, start, delimiter);
  const last = cells.at(-1);
  const headerEnd = header.at(-1)?.end;
  if (!last || headerEnd === undefined) return [];
  const known = columns.findIndex(({ role }) => role === 'hint');
  const place = known < 0 ? header.length : known;
  const cell = cells[place];
  const edit = cell
    ? { range: file.lines.range(cell.start, cell.end), newText: hint }
    : insertion(file, last.end, delimiter.repeat(place - cells.length + 1) + hint);
  return known < 0 ? [insertion(file, headerEnd, `${delimiter}HINT:text`), edit] : [edit];
}

function hintInJson({ file, start, end }: Row): readonly TextEdit[] {
  const item = parseJson(file.text.slice(start, end)).root;
  if (item?.kind !== 'map') return [];
  const key = entryAt(item, 'input_values') ? 'message_on_unknown_solution' : 'HINT:text';
  return [insertion(file, start + behindEntries(item), `, ${JSON.stringify(key)}: "${hint}"`)];
}

const behindEntries = ({ entries, start }: MapNode): number =>
  entries.at(-1)?.value.end ?? start + 1;

/** What the header probably meant: a field without its `INPUT:`, or one that is misspelt. */
function renameColumn({ file, reading, message, start, end }: Row): readonly Draft[] {
  const written = file.text.slice(start, end);
  const quote = written.startsWith('"') && written.endsWith('"') ? '"' : '';
  const header = written.slice(quote.length, written.length - quote.length).trim();
  const meant = meantBy(header, reading, message);
  if (meant === undefined) return [];
  const edit = { range: file.lines.range(start, end), newText: quote + meant + quote };
  return [{ title: `Rename the column to ${meant}`, preferred: true, edits: [edit] }];
}

function meantBy(header: string, reading: TasksFileOptions, message: string): string | undefined {
  // What a mapping says of a column is put right in the mapping.
  if (reading.columns && Object.hasOwn(reading.columns, header)) return undefined;
  const inputs = Object.keys(reading.inputSpec ?? {});
  const outputs = Object.keys(reading.outputSpec ?? {});
  const field = header.slice(header.indexOf(':') + 1);
  const column = columnOf(header);
  if (column.role === 'input') return prefixed('INPUT:', nearest(field, inputs));
  if (column.role === 'golden') return prefixed('GOLDEN:', nearest(field, outputs));
  // Inside of `input_values` and the like fields go by their bare names.
  if (message.includes('input_spec has no field')) return nearest(header, inputs);
  if (message.includes('output_spec has no field')) return nearest(header, outputs);
  return prefixed('INPUT:', nearest(header, inputs));
}

const prefixed = (prefix: string, field: string | undefined): string | undefined =>
  field === undefined ? undefined : prefix + field;

/** Takes the line out; rows of JSON lists hang together by commas and stay. */
function removeRow({ file, reading, start }: Row): readonly Draft[] {
  const delimiter = delimiterOf(reading);
  if (delimiter === undefined && reading.format !== 'jsonl') return [];
  const { line } = file.lines.positionAt(start);
  const end = delimiter ? rowAt(file.text, start, delimiter).next : file.lines.lineStart(line + 1);
  const edit = { range: file.lines.range(file.lines.lineStart(line), end), newText: '' };
  return [{ title: 'Remove this row', preferred: false, edits: [edit] }];
}

function headerOf({ text }: TextAtHand, delimiter: ',' | '\t'): readonly Cell[] {
  const first = delimitedRows(text, delimiter).next();
  return first.done === true ? [] : first.value;
}

function delimiterOf({ format }: TasksFileOptions): ',' | '\t' | undefined {
  if (format === 'tsv') return '\t';
  return format === 'csv' ? ',' : undefined;
}
