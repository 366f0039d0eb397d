/** A task with its answer, written as a row of golden tasks. */
import {
  delimitedRows,
  mappedColumn,
  type FieldValues,
  type TaskColumn,
  type TasksFormat,
} from '../../spec';
import { printed, isRecord } from '../core/json';
import type { RowFile } from './rowFile';

export interface GoldenRow {
  /** Path of the tasks file it is written for; undefined when the pool has none. */
  readonly file: string | undefined;
  readonly format: TasksFormat;
  /** The row without a line break at its end. */
  readonly text: string;
  /** What must stand above it in a file of its own; undefined where rows need no header. */
  readonly header: string | undefined;
  /** Fields with a value that the file has no column for. */
  readonly leftOut: readonly string[];
}

export async function goldenRow(
  file: { readonly path: string; readonly rows: RowFile } | undefined,
  input: FieldValues,
  output: FieldValues,
): Promise<GoldenRow> {
  const format = file?.rows.how.format ?? 'tsv';
  if (format === 'json' || format === 'jsonl') {
    const task = { input_values: input, known_solutions: [{ output_values: output }] };
    const text = JSON.stringify(task);
    return { file: file?.path, format, text, header: undefined, leftOut: [] };
  }
  const delimiter = format === 'tsv' ? '\t' : ',';
  const header = (await file?.rows.header()) ?? standardHeader(input, output, delimiter);
  const columns = cellsOf(header, delimiter).map((name) =>
    mappedColumn(name, file?.rows.how.columns),
  );
  const cells = columns.map((column) => cell(column, input, output, delimiter));
  return {
    ...{ file: file?.path, format, header, text: cells.join(delimiter) },
    leftOut: [
      ...withoutColumn(input, columns, 'input'),
      ...withoutColumn(output, columns, 'golden'),
    ],
  };
}

/** Where to put a row into the text of its file, and what exactly: files end in many ways. */
export function appended(
  text: string,
  { format, text: row, header }: GoldenRow,
): { readonly offset: number; readonly insert: string } {
  if (format !== 'json') {
    const start = text === '' && header !== undefined ? `${header}\n` : '';
    const gap = text === '' || /[\r\n]$/.test(text) ? '' : '\n';
    return { offset: text.length, insert: `${start}${gap}${row}\n` };
  }
  const close = text.lastIndexOf(']');
  if (close < 0) return { offset: text.length, insert: `[\n  ${row}\n]\n` };
  const before = text.slice(0, close).trimEnd();
  const comma = before.endsWith('[') ? '' : ',';
  return { offset: before.length, insert: `${comma}\n  ${row}` };
}

function standardHeader(input: FieldValues, output: FieldValues, delimiter: string): string {
  const names = [
    ...Object.keys(input).map((field) => `INPUT:${field}`),
    ...Object.keys(output).map((field) => `GOLDEN:${field}`),
  ];
  return names.join(delimiter);
}

function cell(
  column: TaskColumn,
  input: FieldValues,
  output: FieldValues,
  delimiter: string,
): string {
  if (column.role === 'input') return quoted(written(input[column.field]), delimiter);
  if (column.role === 'golden') return quoted(written(output[column.field]), delimiter);
  return '';
}

/** As tasks files write values: lists with commas, whatever is deeper as JSON. */
function written(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(listItem).join(',');
  return printed(value);
}

function listItem(item: unknown): string {
  const text = isRecord(item) ? JSON.stringify(item) : printed(item);
  return /[",\\]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function quoted(text: string, delimiter: string): string {
  const needs = text.startsWith('"') || /[\r\n]/.test(text) || text.includes(delimiter);
  return needs ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellsOf(header: string, delimiter: string): readonly string[] {
  const sign = delimiter === ',' ? ',' : '\t';
  for (const cells of delimitedRows(header, sign)) return cells.map(({ value }) => value);
  return [];
}

function withoutColumn(
  values: FieldValues,
  columns: readonly TaskColumn[],
  role: 'input' | 'golden',
): readonly string[] {
  const there = new Set(columns.flatMap((one) => (one.role === role ? [one.field] : [])));
  return Object.keys(values).filter((field) => values[field] !== undefined && !there.has(field));
}
