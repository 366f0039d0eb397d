import { parseJson } from '../document/parseJson';
import { plainValueOf } from '../document/plainValue';
import { itemsOf, valueAt, type MapNode, type SpecNode } from '../document/node';
import { placedNode, type PlacedValue } from './placedValue';
import type { NewTask, TaskBuilder } from './taskBuilder';
import { mappedColumn, type TaskColumn } from './taskColumns';
import { checkColumn } from './taskFileSpecs';

type Columns = Readonly<Record<string, string>> | undefined;

export function readJson(text: string, columns: Columns, builder: TaskBuilder): void {
  const { root, problems } = parseJson(text.replace(/^\uFEFF/, ' '));
  for (const { code, message, start, end } of problems)
    builder.report(code, 'error', message, start, end);
  if (root && root.kind !== 'list') {
    const message = 'A JSON tasks file is a list of tasks: [ {…}, {…} ].';
    builder.report('wrong-type', 'error', message, root.start, root.end);
  }
  for (const item of itemsOf(root)) addItem(item, columns, builder, 0);
}

export function readJsonLines(text: string, columns: Columns, builder: TaskBuilder): void {
  let offset = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      const { root, problems } = parseJson(line);
      for (const { code, message, start, end } of problems)
        builder.report(code, 'error', message, offset + start, offset + end);
      if (root && problems.length === 0) addItem(root, columns, builder, offset);
    }
    offset += line.length + 1;
  }
}

/** A task as the API has it (`input_values`, …), or a flat object whose keys are columns. */
function addItem(item: SpecNode, columns: Columns, builder: TaskBuilder, offset: number): void {
  const [start, end] = [offset + item.start, offset + item.end];
  if (item.kind !== 'map') {
    builder.report('wrong-type', 'error', 'A task is an object.', start, end);
    return;
  }
  if (valueAt(item, 'input_values')) {
    builder.add(wholeValues(item, offset), start, end, wholeTask(item));
    return;
  }
  const values = flatValues(item, columns, builder, offset);
  if (values) builder.add(values, start, end);
}

function flatValues(
  item: MapNode,
  columns: Columns,
  builder: TaskBuilder,
  offset: number,
): readonly PlacedValue[] | undefined {
  const unknown: string[] = [];
  const values = item.entries.flatMap(({ key, value }) => {
    const header = String(key.value);
    const column = mappedColumn(header, columns);
    const message = checkColumn(column, header, builder.specs);
    if (message !== undefined) {
      unknown.push(header);
      builder.report('task-column-unknown', 'error', message, offset + key.start, offset + key.end);
    }
    const useless = column.role === 'ignored' || column.role === 'unknown';
    return useless ? [] : [placedNode(value, column, offset)];
  });
  return unknown.length === 0 ? values : undefined;
}

function wholeValues(item: MapNode, offset: number): readonly PlacedValue[] {
  const solutions = itemsOf(valueAt(item, 'known_solutions'));
  const single = (key: string, column: TaskColumn) => {
    const node = valueAt(item, key);
    return node ? [placedNode(node, column, offset)] : [];
  };
  return [
    ...fieldValues(valueAt(item, 'input_values'), 'input', offset),
    ...solutions.flatMap((solution) =>
      fieldValues(valueAt(solution, 'output_values'), 'golden', offset),
    ),
    ...single('message_on_unknown_solution', { role: 'hint' }),
    ...single('overlap', { role: 'overlap' }),
  ];
}

function fieldValues(
  node: SpecNode | undefined,
  role: 'input' | 'golden',
  offset: number,
): readonly PlacedValue[] {
  if (node?.kind !== 'map') return [];
  return node.entries.map(({ key, value }) =>
    placedNode(value, { role, field: String(key.value) }, offset),
  );
}

/** What the platform gives back and does not take: a task copied from another pool loses it. */
const notSent = new Set(['id', 'pool_id', 'created', 'origin_task_id', 'remaining_overlap']);

function wholeTask(item: MapNode): NewTask {
  const kept = item.entries.filter(({ key }) => !notSent.has(String(key.value)));
  return plainValueOf({ ...item, entries: kept }) as NewTask;
}
