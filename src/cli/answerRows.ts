import type { Answer } from '../aggregation';
import { delimitedRows, type Cell } from '../spec';
import { RefusalError } from './usageError';

const columns = ['task', 'worker', 'label'] as const;

/** Answers out of a TSV or CSV text with the columns task, worker and label, in any order. */
export function answersIn(
  text: string,
  path: string,
): { readonly answers: readonly Answer[]; readonly delimiter: '\t' | ',' } {
  const delimiter = delimiterOf(text, path);
  const rows = delimitedRows(text, delimiter);
  const first = rows.next();
  const places = columnPlaces(first.done === true ? [] : first.value, path);
  const answers: Answer[] = [];
  for (const row of rows) {
    const [task = '', worker = '', label = ''] = places.map((place) => row[place]?.value);
    if (task === '' || worker === '' || label === '') {
      const number = answers.length + 1;
      throw new RefusalError(`${path}: answer ${number} lacks a task, a worker or a label.`);
    }
    answers.push({ task, worker, label });
  }
  if (answers.length === 0) throw new RefusalError(`${path}: there are no answers in it.`);
  return { answers, delimiter };
}

/** Where task, worker and label stand in a row. */
function columnPlaces(first: readonly Cell[], path: string): readonly number[] {
  const header = first.map(({ value }) => value.trim().toLowerCase());
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length === 0) return columns.map((column) => header.indexOf(column));
  throw new RefusalError(
    `${path}: no column ${missing.join(', ')}. The first line must name the columns task, worker and label.`,
  );
}

/** By the file's name; where that says nothing, by its first line. */
function delimiterOf(text: string, path: string): '\t' | ',' {
  if (/\.csv$/i.test(path)) return ',';
  if (/\.tsv$/i.test(path)) return '\t';
  const line = text.slice(0, Math.max(0, text.indexOf('\n')));
  return line.includes('\t') ? '\t' : ',';
}
