import type { Answer } from '../aggregation';
import { delimitedRows, type Cell } from '../spec';
import { RefusalError } from './usageError';

export interface AnswerRows {
  readonly answers: readonly Answer[];
  /** Known labels of golden tasks, by task. */
  readonly known: ReadonlyMap<string, string>;
  readonly delimiter: '\t' | ',';
}

/** Where the parts of an answer stand in a row; `golden` is missing where the file has none. */
interface Places {
  readonly task: number;
  readonly worker: number;
  readonly label: number;
  readonly golden: number | undefined;
}

/**
 * Answers out of a TSV or CSV text: rows with the columns task, worker and label (and golden), in any
 * order, or a table of results with the platform's own columns, of which `field` says which is meant.
 */
export function answersIn(text: string, path: string, field?: string): AnswerRows {
  const delimiter = delimiterOf(text, path);
  const rows = delimitedRows(text, delimiter);
  const first = rows.next();
  const header = first.done === true ? [] : first.value.map(({ value }) => value.trim());
  const places = header.includes('ASSIGNMENT:worker_id')
    ? resultPlaces(header, path, field)
    : columnPlaces(header, path);
  // In a table of results a task may be without an answer: one that was skipped, say.
  const gaps = header.includes('ASSIGNMENT:worker_id') ? 'allowed' : 'refused';
  const answers: Answer[] = [];
  const known = new Map<string, string>();
  for (const row of rows) {
    const [task, worker, label] = [places.task, places.worker, places.label].map((place) =>
      cellAt(row, place),
    ) as [string, string, string];
    if (task === '' || worker === '' || label === '') {
      if (gaps === 'allowed') continue;
      const number = answers.length + 1;
      throw new RefusalError(`${path}: answer ${number} lacks a task, a worker or a label.`);
    }
    answers.push({ task, worker, label });
    const golden = places.golden === undefined ? '' : cellAt(row, places.golden);
    if (golden !== '') known.set(task, golden);
  }
  if (answers.length === 0) throw new RefusalError(`${path}: there are no answers in it.`);
  return { answers, known, delimiter };
}

function cellAt(row: readonly Cell[], place: number): string {
  return row[place]?.value ?? '';
}

const columns = ['task', 'worker', 'label'] as const;

function columnPlaces(header: readonly string[], path: string): Places {
  const names = header.map((name) => name.toLowerCase());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw new RefusalError(
      `${path}: no column ${missing.join(', ')}. The first line must name the columns task, worker and label.`,
    );
  }
  const [task, worker, label] = columns.map((column) => names.indexOf(column)) as [
    number,
    number,
    number,
  ];
  return { task, worker, label, golden: placeOf(names, 'golden') };
}

function resultPlaces(header: readonly string[], path: string, field: string | undefined): Places {
  const outputs = header.filter((name) => name.startsWith('OUTPUT:'));
  const [only] = outputs;
  const wanted = field === undefined && outputs.length === 1 ? only : `OUTPUT:${field ?? ''}`;
  const label = placeOf(header, wanted ?? '');
  const task = placeOf(header, 'ASSIGNMENT:task_id');
  if (label === undefined) {
    const fields = outputs.map((name) => name.slice('OUTPUT:'.length)).join(', ');
    throw new RefusalError(`${path}: --field NAME is needed, one of ${fields}.`);
  }
  if (task === undefined) {
    throw new RefusalError(`${path}: no column ASSIGNMENT:task_id, by which answers are grouped.`);
  }
  const golden = placeOf(header, (wanted ?? '').replace('OUTPUT:', 'GOLDEN:'));
  return { task, worker: header.indexOf('ASSIGNMENT:worker_id'), label, golden };
}

function placeOf(header: readonly string[], name: string): number | undefined {
  const place = header.indexOf(name);
  return place < 0 ? undefined : place;
}

/** By the file's name; where that says nothing, by its first line. */
function delimiterOf(text: string, path: string): '\t' | ',' {
  if (/\.csv$/i.test(path)) return ',';
  if (/\.tsv$/i.test(path)) return '\t';
  const line = text.slice(0, Math.max(0, text.indexOf('\n')));
  return line.includes('\t') ? '\t' : ',';
}
