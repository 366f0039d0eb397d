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
      return delimited(columns, '\t', /["\t\r\n]/);
    case 'csv':
      return delimited(columns, ',', /[",\r\n]/);
    case 'jsonl':
      return { header: '', line: (row) => `${JSON.stringify(record(row))}\n` };
  }
}

function delimited(
  columns: readonly ResultColumn[],
  delimiter: string,
  special: RegExp,
): RowWriter {
  const cell = (value: unknown): string => {
    const text = cellText(value);
    return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const join = (cells: readonly unknown[]): string => `${cells.map(cell).join(delimiter)}\n`;
  return {
    header: join(columns.map(({ header }) => header)),
    line: (row) => join(columns.map((column) => column.value(row))),
  };
}

/** Lists of plain values go as a comma list with `\,` for a comma inside, as task files have them. */
function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    return value.map((item) => String(item).replaceAll(',', '\\,')).join(',');
  }
  return JSON.stringify(value);
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
