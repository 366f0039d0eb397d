import { isBlank, rowAt, type Cell } from './delimitedRows';
import { otherDelimiter } from './delimiters';
import type { Piecewise } from './piecewise';
import { placedCell } from './placedValue';
import type { TaskReader } from './taskReader';
import { mappedColumn, missingInputs, type TaskColumn } from './taskColumns';
import { checkColumn } from './taskFileSpecs';

/** A row longer than this (UTF-16 units) is taken for one whose quote was never closed. */
const longestRow = 1_000_000;

/** Reads TSV and CSV as their text arrives. */
export class DelimitedTasks {
  #columns: readonly TaskColumn[] | undefined;
  #usable = true;

  constructor(
    private readonly source: Piecewise,
    private readonly delimiter: ',' | '\t',
    private readonly mapping: Readonly<Record<string, string>> | undefined,
    private readonly reader: TaskReader,
  ) {}

  /** Reads the rows that are complete; with `all`, whatever is left as well. */
  read(extent: 'complete' | 'all'): void {
    const { text } = this.source;
    let at = 0;
    while (at < text.length && this.#usable) {
      const { cells, next, ended } = rowAt(text, at, this.delimiter);
      const open = !ended || cells.some((cell) => cell.unclosed);
      if (open && extent === 'complete' && text.length - at < longestRow) break;
      if (!isBlank(cells)) this.#take(cells);
      at = next;
    }
    this.source.drop(this.#usable ? at : text.length);
    if (extent === 'all' && !this.#columns)
      this.reader.report(
        'task-file-empty',
        'error',
        'The file is empty: its first line should name the columns.',
        0,
        0,
      );
  }

  #take(cells: readonly Cell[]): void {
    if (this.#columns) {
      addRow(cells, this.#columns, this.reader);
      return;
    }
    this.#columns = cells.map((cell) => mappedColumn(cell.value.trim(), this.mapping));
    this.#usable = this.#headerIsUsable(cells, this.#columns);
  }

  /** Rows under a header that cannot be read would only repeat what is wrong with it. */
  #headerIsUsable(header: readonly Cell[], columns: readonly TaskColumn[]): boolean {
    const { reader } = this;
    const [start, end] = [header[0]?.start ?? 0, header.at(-1)?.end ?? 0];
    const meant = otherDelimiter(header, this.delimiter, this.mapping);
    if (meant !== undefined) {
      reader.report('task-file-delimiter', 'error', meant, start, end);
      return false;
    }
    let usable = true;
    header.forEach((cell, i) => {
      const column = columns[i];
      const message = column && checkColumn(column, cell.value.trim(), reader.specs);
      if (message === undefined) return;
      usable = false;
      reader.report('task-column-unknown', 'error', message, cell.start, cell.end);
    });
    for (const field of missingInputs(columns, reader.specs.inputSpec)) {
      usable = false;
      const message = `No column feeds the required input \`${field}\`: add INPUT:${field}, or map a column to it.`;
      reader.report('task-column-missing', 'error', message, start, end);
    }
    return usable;
  }
}

function addRow(row: readonly Cell[], columns: readonly TaskColumn[], reader: TaskReader): void {
  const [start, end] = [row[0]?.start ?? 0, row.at(-1)?.end ?? 0];
  const unclosed = row.find((cell) => cell.unclosed);
  if (unclosed) {
    const message = 'This cell opens with a double quote that is never closed.';
    reader.report('task-row-shape', 'error', message, unclosed.start, unclosed.end);
    return;
  }
  if (row.length > columns.length) {
    const message = `This row has ${row.length} cells, but the header has ${columns.length} columns.`;
    reader.report('task-row-shape', 'error', message, row[columns.length]?.start ?? start, end);
    return;
  }
  reader.add(
    row.flatMap((cell, i) => placedCell(cell, columns[i]) ?? []),
    start,
    end,
  );
}
