import { delimitedRows } from '../../spec';

/** A TSV or CSV file with a header line. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** One-based line of the file on which the row begins. */
  readonly line: number;
  /** By column; cells that the row lacks are empty. */
  readonly cells: readonly string[];
}

/** What a person may read out of a table, and by which names its columns go. */
export interface ColumnWanted<Field extends string> {
  readonly field: Field;
  /** For people: `performer`. */
  readonly label: string;
  readonly need: 'required' | 'optional';
  /** Names of columns that mean it, in small letters. */
  readonly names: readonly string[];
}

/** Which column holds what; what no column holds is absent. */
export type ColumnMap<Field extends string> = Readonly<Partial<Record<Field, string>>>;

/** Tabs where the first line has one, else commas. */
export function readTable(text: string): Table {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const starts = lineStarts(text);
  let header: readonly string[] | undefined;
  const rows: TableRow[] = [];
  for (const cells of delimitedRows(text, line.includes('\t') ? '\t' : ',')) {
    const values = cells.map(({ value }) => value.trim());
    if (header === undefined) header = values;
    else rows.push({ line: lineAt(starts, cells[0]?.start ?? 0), cells: values });
  }
  return { header: header ?? [], rows };
}

/** The columns that go by a known name; the platform's prefixes (`ASSIGNMENT:`) do not matter. */
export function guessColumns<Field extends string>(
  header: readonly string[],
  wanted: readonly ColumnWanted<Field>[],
): ColumnMap<Field> {
  const found = wanted.flatMap(({ field, names }) => {
    const column = header.find((each) => names.includes(plain(each)));
    return column === undefined ? [] : [[field, column] as const];
  });
  return Object.fromEntries(found) as ColumnMap<Field>;
}

/** A row's values by field. Empty cells are absent. */
export function fieldsOf<Field extends string>(
  { header }: Pick<Table, 'header'>,
  { cells }: TableRow,
  columns: ColumnMap<Field>,
): Readonly<Partial<Record<Field, string>>> {
  const values = (Object.entries(columns) as [Field, string | undefined][]).flatMap(
    ([field, column]) => {
      const place = column === undefined ? -1 : header.indexOf(column);
      if (column !== undefined && place !== header.lastIndexOf(column)) {
        throw new RangeError(`Two columns are called ${column}. Leave the one that counts.`);
      }
      const value = cells[place];
      return value === undefined || value === '' ? [] : [[field, value] as const];
    },
  );
  return Object.fromEntries(values) as Readonly<Partial<Record<Field, string>>>;
}

function plain(column: string): string {
  return column
    .slice(column.indexOf(':') + 1)
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** One-based number of the line in which an offset lies. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
