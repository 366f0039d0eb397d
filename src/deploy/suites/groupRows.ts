import {
  parseTasksFile,
  tasksFormatOf,
  type FieldSpecs,
  type NewTask,
  type ParsedTasks,
  type TaskSuite,
} from '../../spec';
import { readTable, type Table } from '../people/table';

/** How a file tells which rows share a page. */
export type Grouping =
  /** The platform's own way: an empty line between two pages. */
  | { readonly by: 'empty-line' }
  /** Rows with the same value share a page, wherever they stand. */
  | { readonly by: 'column'; readonly column: string };

/** A page laid out by hand, and where it begins in the file. */
export interface LaidSuite {
  /** One-based line of its first row. */
  readonly line: number;
  readonly suite: Omit<TaskSuite, 'pool_id'>;
}

export interface SuiteProblem {
  /** One-based. */
  readonly line: number;
  readonly message: string;
}

export interface LaidSuites {
  readonly suites: readonly LaidSuite[];
  readonly problems: readonly SuiteProblem[];
}

/** Task suites out of a TSV or CSV file. A page with a row in error is left out whole. */
export function suitesIn(
  text: string,
  how: {
    readonly path: string;
    readonly grouping: Grouping;
    readonly inputSpec?: FieldSpecs | undefined;
    readonly outputSpec?: FieldSpecs | undefined;
  },
): LaidSuites {
  const { path, grouping, inputSpec, outputSpec } = how;
  const format = tasksFormatOf(path);
  if (format !== 'tsv' && format !== 'csv') {
    throw new RangeError(`${path}: task suites are laid out in a TSV or CSV file.`);
  }
  const table = readTable(text);
  const fields = { format, columns: columnsOf(table, inputSpec), inputSpec, outputSpec };
  const main = parseTasksFile(text, { ...fields, kind: 'main' });
  const answered = answeredLines(table);
  // Of golden tasks only the rows with answers are golden: the others have none to check.
  const golden =
    answered.size === 0
      ? { tasks: [], lines: [], problems: [] }
      : parseTasksFile(text, { ...fields, kind: 'golden' });
  const known = new Map(golden.tasks.map((task, index) => [(golden.lines[index] ?? 0) + 1, task]));
  const groupOf = grouping.by === 'column' ? byColumn(table, grouping.column) : byLine(text, table);
  const problems = [
    ...errorsOf(main),
    ...errorsOf(golden).filter(({ line }) => answered.has(line)),
  ].filter(
    ({ line, message }, index, list) =>
      index === list.findIndex((other) => other.line === line && other.message === message),
  );
  const spoiled = new Set(problems.map(({ line }) => groupOf(line)));
  const pages = new Map<string, { line: number; tasks: NewTask[] }>();
  main.tasks.forEach((plain, index) => {
    const line = (main.lines[index] ?? 0) + 1;
    const task = answered.has(line) ? (known.get(line) ?? plain) : plain;
    const group = groupOf(line);
    if (group === undefined || spoiled.has(group)) return;
    const page = pages.get(group);
    if (page === undefined) pages.set(group, { line, tasks: [task] });
    else page.tasks.push(task);
  });
  const suites: LaidSuite[] = [];
  for (const { line, tasks } of pages.values()) {
    const suite = suiteOf(tasks);
    if (typeof suite === 'string') problems.push({ line, message: suite });
    else suites.push({ line, suite });
  }
  return { suites, problems };
}

/** Lines of rows that have a known answer. */
function answeredLines({ header, rows }: Table): ReadonlySet<number> {
  const places = header.flatMap((name, index) => (name.startsWith('GOLDEN:') ? [index] : []));
  const answered = rows.filter(({ cells }) => places.some((place) => (cells[place] ?? '') !== ''));
  return new Set(answered.map(({ line }) => line));
}

function errorsOf({ problems }: Pick<ParsedTasks, 'problems'>): readonly SuiteProblem[] {
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message, range }) => ({ line: range.start.line + 1, message }));
}

/** Columns with bare names stand for inputs; those that say nothing of the task are left out. */
function columnsOf(
  { header }: Table,
  inputSpec: FieldSpecs | undefined,
): Readonly<Record<string, string>> {
  const inputs = header.filter((name) => inputSpec !== undefined && Object.hasOwn(inputSpec, name));
  return Object.fromEntries(inputs.map((name) => [name, name]));
}

function byColumn(table: Table, column: string): (line: number) => string | undefined {
  const place = table.header.indexOf(column);
  if (place < 0) throw new RangeError(`There is no column ${column}.`);
  // An empty cell is a page of its own.
  const groups = new Map(
    table.rows.map(({ line, cells }) => {
      const value = cells[place] ?? '';
      return [line, value === '' ? `line ${line}` : `value ${value}`];
    }),
  );
  return (line) => groups.get(line);
}

/** A row belongs to the page of the row before it unless the line above it is empty. */
function byLine(text: string, table: Table): (line: number) => string | undefined {
  const lines = text.split(/\r?\n/);
  const groups = new Map<number, string>();
  let page = 0;
  for (const { line } of table.rows) {
    if (lines[line - 2]?.trim() === '') page += 1;
    groups.set(line, `page ${page}`);
  }
  return (line) => groups.get(line);
}

/** One suite of several tasks, or why they make none. */
function suiteOf(tasks: readonly NewTask[]): Omit<TaskSuite, 'pool_id'> | string {
  const overlaps = new Set(
    tasks.flatMap(({ overlap }) => (typeof overlap === 'number' ? [overlap] : [])),
  );
  if (overlaps.size > 1) {
    return `the rows of this task suite want different overlaps: ${[...overlaps].join(', ')}`;
  }
  const [overlap] = overlaps;
  return {
    ...(overlap === undefined ? {} : { overlap }),
    tasks: tasks.map(({ input_values, known_solutions, message_on_unknown_solution }) => ({
      input_values,
      ...(known_solutions === undefined ? {} : { known_solutions }),
      ...(message_on_unknown_solution === undefined ? {} : { message_on_unknown_solution }),
    })),
  };
}
