import { delimitedRows } from '../../../spec/tasks/delimitedRows';
import type { TruthRule, TruthSource } from '../crowdSpec';
import type { Place } from './place';

/** Text of a table by its path as the crowd file writes it. */
export type ReadTable = (path: string) => string;

const settings = ['input', 'table', 'key', 'column', 'shares', 'rules', 'otherwise'] as const;

type Fields = Partial<Record<(typeof settings)[number], Place>>;

/** Where right answers come from, by output field. */
export function readTruth(
  place: Place,
  readTable: ReadTable,
): Readonly<Record<string, TruthSource>> {
  const pairs = place.entries().flatMap(([field, source]) => {
    const read = readSource(source, readTable);
    return read ? [[field, read] as const] : [];
  });
  return Object.fromEntries(pairs);
}

function readSource(place: Place, readTable: ReadTable): TruthSource | undefined {
  const fields = place.fields(settings);
  if (fields.input) {
    const field = fields.input.text();
    return field === undefined ? undefined : { from: 'input', field };
  }
  if (fields.table) return readTableSource(fields, fields.table, readTable);
  if (fields.shares) {
    const shares = fields.shares
      .entries()
      .map(([answer, weight]) => [answer, weight.number({ min: 0, max: 1e9 }) ?? 0] as const);
    return { from: 'shares', shares };
  }
  if (fields.rules) {
    const rules = fields.rules.items().flatMap((item) => readRule(item) ?? []);
    return { from: 'rules', rules, otherwise: fields.otherwise?.label() };
  }
  place.wrong('say where it comes from: input, table, rules or shares.');
  return undefined;
}

function readRule(place: Place): TruthRule | undefined {
  const fields = place.fields(['input', 'matches', 'answer']);
  const input = fields.input?.text();
  const pattern = fields.matches?.label();
  const answer = fields.answer?.label();
  if (input === undefined || pattern === undefined || answer === undefined) {
    place.wrong("a rule says `{ input: text, matches: 'pattern', answer: 'no' }`.");
    return undefined;
  }
  try {
    return { input, matches: new RegExp(pattern, 'u'), answer };
  } catch (error) {
    fields.matches?.wrong(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function readTableSource(
  fields: Fields,
  table: Place,
  readTable: ReadTable,
): TruthSource | undefined {
  const path = table.text();
  const key = fields.key?.text();
  const column = fields.column?.text();
  if (path === undefined) return undefined;
  if (key === undefined || column === undefined) {
    table.wrong('say `key:` (an input field that the table has too) and `column:`.');
    return undefined;
  }
  try {
    return { from: 'table', key, rows: rowsOf(readTable(path), path, { key, column }) };
  } catch (error) {
    table.wrong(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function rowsOf(
  text: string,
  path: string,
  { key, column }: { readonly key: string; readonly column: string },
): ReadonlyMap<string, string> {
  const [header, ...rows] = delimitedRows(text, path.endsWith('.csv') ? ',' : '\t');
  const columnAt = (name: string): number => {
    const index = (header ?? []).findIndex(
      ({ value }) => value === name || value.replace(/^(?:INPUT|GOLDEN|OUTPUT):/, '') === name,
    );
    if (index < 0) throw new Error(`${path} has no column ${name}.`);
    return index;
  };
  const [keyAt, valueAt] = [columnAt(key), columnAt(column)];
  return new Map(rows.map((row) => [row[keyAt]?.value ?? '', row[valueAt]?.value ?? '']));
}
