import type { SpecNode } from '../document/node';
import { plainValueOf } from '../document/plainValue';
import type { Cell } from './delimitedRows';
import { valueAsItIs, valueFromJson, valueFromText, type ReadValue } from './fieldValue';
import { specOfColumn, type TaskFileSpecs } from './taskFileSpecs';
import type { TaskColumn } from './taskColumns';

/** One value of a row with its place in the file. */
export interface PlacedValue {
  readonly column: TaskColumn;
  readonly start: number;
  readonly end: number;
  read(specs: TaskFileSpecs): ReadValue;
  /** For messages; long values are cut. */
  shown(): string;
}

/** A cell of a delimited file; undefined when its column is of no use. */
export function placedCell(cell: Cell, column: TaskColumn | undefined): PlacedValue | undefined {
  if (!column || column.role === 'ignored' || column.role === 'unknown') return undefined;
  return {
    column,
    start: cell.start,
    end: cell.end,
    shown: () => `\`${shortened(cell.value)}\``,
    read: (specs) => valueFromText(cell.value, specOfColumn(column, specs)),
  };
}

/** A JSON value of a row whose keys are columns; `offset` is where its text begins in the file. */
export function placedNode(node: SpecNode, column: TaskColumn, offset: number): PlacedValue {
  return placed(node, column, offset, (plain, specs) =>
    valueFromJson(plain, specOfColumn(column, specs)),
  );
}

/** A value of a task in the API's shape, which goes out as it stands. */
export function placedApiValue(node: SpecNode, column: TaskColumn, offset: number): PlacedValue {
  return placed(node, column, offset, valueAsItIs);
}

function placed(
  node: SpecNode,
  column: TaskColumn,
  offset: number,
  read: (plain: unknown, specs: TaskFileSpecs) => ReadValue,
): PlacedValue {
  const plain = plainValueOf(node);
  return {
    column,
    start: offset + node.start,
    end: offset + node.end,
    shown: () => `\`${shortened(JSON.stringify(plain))}\``,
    read: (specs) => read(plain, specs),
  };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
