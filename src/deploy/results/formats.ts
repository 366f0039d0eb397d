import type { ResultColumn, ResultRow } from './rows';

export type ResultsFormat = 'tsv' | 'csv' | 'jsonl';

export const resultsFormats: readonly ResultsFormat[] = ['tsv', 'csv', 'jsonl'];

/** How rows become text: what stands before them, and each of them with its line break. */
export interface RowWriter {
  readonly header: string;
  line(row: ResultRow): string;
}

export function rowWriter(format: ResultsFormat, columns: readonly ResultColumn[]): RowWriter {
  switch (format) {
    case 'tsv':
      return delimited(columns, '\t');
    case 'csv':
      return delimited(columns, ',');
    case 'jsonl':
      return { header: '', line: (row) => `${JSON.stringify(record(row))}\n` };
  }
}

function delimited(columns: readonly ResultColumn[], delimiter: Delimiter): RowWriter {
  const join = (cells: readonly unknown[]): string => delimitedLine(cells, delimiter);
  return {
    header: join(columns.map(({ header }) => header)),
    line: (row) => join(columns.map((column) => column.value(row))),
  };
}

export type Delimiter = '\t' | ',';

const special: Readonly<Record<Delimiter, RegExp>> = { '\t': /["\t\r\n]/, ',': /[",\r\n]/ };

/** A line of a table, with its line break; cells that would break it are quoted. */
export function delimitedLine(cells: readonly unknown[], delimiter: Delimiter): string {
  const cell = (value: unknown): string => {
    const text = cellText(value);
    return special[delimiter].test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${cells.map(cell).join(delimiter)}\n`;
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(itemText).join(',') : JSON.stringify(value);
}

/** An item of a comma list, as task files have them: `\,` is a comma inside of it. */
function itemText(item: unknown): string {
  const text = typeof item === 'string' ? item : JSON.stringify(item);
  const escaped = text.replaceAll(',', '\\,');
  // Readers take quotes at the beginning for ones around the item, and spaces at its ends for none.
  const quoted = typeof item === 'string' && (text.startsWith('"') || text.trim() !== text);
  return quoted ? `"${escaped.replaceAll('"', '""')}"` : escaped;
}

/** A line of JSON Lines: values keep their types, names are those of the API. */
function record({ assignment, task, outputs }: ResultRow): object {
  return {
    assignment_id: assignment.id,
    task_id: task.id,
    task_suite_id: assignment.task_suite_id,
    pool_id: assignment.pool_id,
    user_id: assignment.user_id,
    status: assignment.status,
    reward: assignment.reward,
    created: assignment.created,
    submitted: assignment.submitted,
    accepted: assignment.accepted,
    rejected: assignment.rejected,
    skipped: assignment.skipped,
    expired: assignment.expired,
    public_comment: assignment.public_comment,
    input_values: task.input_values,
    output_values: outputs,
    known_solutions: task.known_solutions,
    message_on_unknown_solution: task.message_on_unknown_solution,
  };
}
