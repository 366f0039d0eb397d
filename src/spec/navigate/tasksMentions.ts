import { itemsOf, valueAt, type MapNode, type SpecNode } from '../document/node';
import { parseJson } from '../document/parseJson';
import { delimitedRows } from '../tasks/delimitedRows';
import { tasksFormatOf } from '../tasks/parseTasksFile';
import { columnOf } from '../tasks/taskColumns';
import type { Mention, Source, Target } from './mention';

/** How a spec reads the columns of a tasks file. */
export interface ColumnUse {
  /** Platform headers by column; a column in it is no field by its own name. */
  readonly columns: Readonly<Record<string, string>> | undefined;
  /** The project whose fields the headers name; undefined when it is not known, or they name none. */
  readonly project: string | undefined;
}

/** Columns of a tasks file, and the fields that platform headers name. */
export function tasksMentions(source: Source, use: ColumnUse): readonly Mention[] {
  switch (tasksFormatOf(source.path)) {
    case 'tsv':
      return headerMentions(source, '\t', use);
    case 'csv':
      return headerMentions(source, ',', use);
    case 'json':
      return itemsOf(parseJson(source.text).root).flatMap((item) =>
        itemMentions(source, item, 0, use),
      );
    case 'jsonl':
      return lineMentions(source, use);
    default:
      return [];
  }
}

function headerMentions(source: Source, delimiter: ',' | '\t', use: ColumnUse) {
  const header = delimitedRows(source.text, delimiter).next();
  if (header.done === true) return [];
  return header.value.flatMap(({ value, start, end }) => {
    const at = source.text.slice(start, end).indexOf(value);
    return at < 0 ? [] : columnMentions(source, value, start + at, use);
  });
}

/** The header itself is a column; the field id within it is a field of the project. */
function columnMentions(
  source: Source,
  header: string,
  start: number,
  use: ColumnUse,
): readonly Mention[] {
  const end = start + header.length;
  const column: Mention = {
    target: { kind: 'column', file: source.path, name: header },
    path: source.path,
    start,
    end,
    role: 'definition',
  };
  const mapped = use.columns && Object.hasOwn(use.columns, header);
  const field = mapped ? undefined : fieldOfHeader(header, use.project);
  if (!field) return [column];
  const target = field.target;
  return [column, { target, path: source.path, start: start + field.from, end, role: 'read' }];
}

/** The field that a platform header names, and where its id begins in the header. */
export function fieldOfHeader(
  header: string,
  project: string | undefined,
): { readonly target: Target & { kind: 'field' }; readonly from: number } | undefined {
  if (project === undefined) return undefined;
  const column = columnOf(header);
  const output = header.startsWith('OUTPUT:');
  const side =
    column.role === 'input' ? 'input' : column.role === 'golden' || output ? 'output' : undefined;
  const from = header.indexOf(':') + 1;
  const name = header.slice(from);
  if (side === undefined || name === '') return undefined;
  return { target: { kind: 'field', project, side, name }, from };
}

function lineMentions(source: Source, use: ColumnUse): readonly Mention[] {
  const found: Mention[] = [];
  let offset = 0;
  for (const line of source.text.split('\n')) {
    const root = line.trim() === '' ? undefined : parseJson(line).root;
    if (root) found.push(...itemMentions(source, root, offset, use));
    offset += line.length + 1;
  }
  return found;
}

/** A task as the API has it, or a flat object whose keys are columns. */
function itemMentions(
  source: Source,
  item: SpecNode,
  offset: number,
  use: ColumnUse,
): readonly Mention[] {
  if (item.kind !== 'map') return [];
  const inputs = valueAt(item, 'input_values');
  if (!inputs) return flatMentions(source, item, offset, use);
  const solutions = itemsOf(valueAt(item, 'known_solutions'));
  return [
    ...valueMentions(source, inputs, offset, { side: 'input', use }),
    ...solutions.flatMap((solution) =>
      valueMentions(source, valueAt(solution, 'output_values'), offset, { side: 'output', use }),
    ),
  ];
}

function flatMentions(source: Source, item: MapNode, offset: number, use: ColumnUse) {
  return item.entries.flatMap(({ key }) => {
    const header = String(key.value);
    const start = offset + key.start + 1;
    if (source.text.slice(start, start + header.length) !== header) return [];
    return columnMentions(source, header, start, use);
  });
}

function valueMentions(
  source: Source,
  values: SpecNode | undefined,
  offset: number,
  { side, use }: { readonly side: 'input' | 'output'; readonly use: ColumnUse },
): readonly Mention[] {
  const { project } = use;
  if (values?.kind !== 'map' || project === undefined) return [];
  return values.entries.flatMap(({ key }): readonly Mention[] => {
    const name = String(key.value);
    const start = offset + key.start + 1;
    const end = start + name.length;
    if (source.text.slice(start, end) !== name) return [];
    const target = { kind: 'field', project, side, name } as const;
    return [{ target, path: source.path, start, end, role: 'read' }];
  });
}
