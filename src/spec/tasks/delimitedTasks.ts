import { delimitedRows, type Cell } from './delimitedRows';
import { placedCell } from './placedValue';
import type { TaskBuilder } from './taskBuilder';
import { mappedColumn, missingInputs, type TaskColumn } from './taskColumns';
import { checkColumn } from './taskFileSpecs';

export function readDelimited(
  text: string,
  delimiter: ',' | '\t',
  mapping: Readonly<Record<string, string>> | undefined,
  builder: TaskBuilder,
): void {
  const rows = delimitedRows(text, delimiter);
  const first = rows.next();
  if (first.done) {
    const message = 'The file is empty: its first line should name the columns.';
    builder.report('task-file-empty', 'error', message, 0, 0);
    return;
  }
  const header = first.value;
  const columns = header.map((cell) => mappedColumn(cell.value.trim(), mapping));
  if (!headerIsUsable(header, columns, builder)) return;
  for (const row of rows) addRow(row, columns, builder);
}

function headerIsUsable(
  header: readonly Cell[],
  columns: readonly TaskColumn[],
  builder: TaskBuilder,
): boolean {
  const { specs } = builder;
  let usable = true;
  header.forEach((cell, i) => {
    const column = columns[i];
    const message = column && checkColumn(column, cell.value.trim(), specs);
    if (message === undefined) return;
    usable = false;
    builder.report('task-column-unknown', 'error', message, cell.start, cell.end);
  });
  const [start, end] = [header[0]?.start ?? 0, header.at(-1)?.end ?? 0];
  for (const field of missingInputs(columns, specs.inputSpec)) {
    usable = false;
    const message = `No column feeds the required input \`${field}\`: add INPUT:${field}, or map a column to it.`;
    builder.report('task-column-missing', 'error', message, start, end);
  }
  return usable;
}

function addRow(row: readonly Cell[], columns: readonly TaskColumn[], builder: TaskBuilder): void {
  const [start, end] = [row[0]?.start ?? 0, row.at(-1)?.end ?? 0];
  const unclosed = row.find((cell) => cell.unclosed);
  if (unclosed) {
    const message = 'This cell opens with a double quote that is never closed.';
    builder.report('task-row-shape', 'error', message, unclosed.start, unclosed.end);
    return;
  }
  if (row.length > columns.length) {
    const message = `This row has ${row.length} cells, but the header has ${columns.length} columns.`;
    builder.report('task-row-shape', 'error', message, row[columns.length]?.start ?? start, end);
    return;
  }
  builder.add(
    row.flatMap((cell, i) => placedCell(cell, columns[i]) ?? []),
    start,
    end,
  );
}
