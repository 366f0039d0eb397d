import { parseJson } from '../document/parseJson';
import { plainValueOf } from '../document/plainValue';
import { itemsOf, valueAt, type MapNode, type SpecNode } from '../document/node';
import { placedApiValue, placedNode, type PlacedValue } from './placedValue';
import type { NewTask, TaskReader } from './taskReader';
import { mappedColumn, type TaskColumn } from './taskColumns';
import { checkColumn } from './taskFileSpecs';

type Columns = Readonly<Record<string, string>> | undefined;

/** Reads the JSON text of one task, which begins at an offset of the source. */
export function readTask(text: string, offset: number, columns: Columns, reader: TaskReader): void {
  const { root, problems } = parseJson(text);
  for (const { code, message, start, end } of problems)
    reader.report(code, 'error', message, offset + start, offset + end);
  if (root && problems.length === 0) addItem(root, columns, reader, offset);
}

/** A task as the API has it (`input_values`, …), or a flat object whose keys are columns. */
function addItem(item: SpecNode, columns: Columns, reader: TaskReader, offset: number): void {
  const [start, end] = [offset + item.start, offset + item.end];
  if (item.kind !== 'map') {
    reader.report('wrong-type', 'error', 'A task is an object.', start, end);
    return;
  }
  if (valueAt(item, 'input_values')) {
    if (!fieldsAreKnown(item, reader, offset)) return;
    reader.add(wholeValues(item, offset), start, end, wholeTask(item));
    return;
  }
  const values = flatValues(item, columns, reader, offset);
  if (values) reader.add(values, start, end);
}

function flatValues(
  item: MapNode,
  columns: Columns,
  reader: TaskReader,
  offset: number,
): readonly PlacedValue[] | undefined {
  const unknown: string[] = [];
  const values = item.entries.flatMap(({ key, value }) => {
    const header = String(key.value);
    const column = mappedColumn(header, columns);
    const message = checkColumn(column, header, reader.specs);
    if (message !== undefined) {
      unknown.push(header);
      reader.report('task-column-unknown', 'error', message, offset + key.start, offset + key.end);
    }
    const useless = column.role === 'ignored' || column.role === 'unknown';
    return useless ? [] : [placedNode(value, column, offset)];
  });
  return unknown.length === 0 ? values : undefined;
}

/** The platform refuses a task with a field that its project does not declare. */
function fieldsAreKnown(item: MapNode, reader: TaskReader, offset: number): boolean {
  const sides = [
    ['input', valueAt(item, 'input_values')],
    ...itemsOf(valueAt(item, 'known_solutions')).map(
      (solution) => ['golden', valueAt(solution, 'output_values')] as const,
    ),
  ] as const;
  let known = true;
  for (const [role, values] of sides) {
    if (values?.kind !== 'map') continue;
    for (const { key } of values.entries) {
      const message = checkColumn({ role, field: String(key.value) }, '', reader.specs);
      if (message === undefined) continue;
      known = false;
      reader.report('task-column-unknown', 'error', message, offset + key.start, offset + key.end);
    }
  }
  return known;
}

function wholeValues(item: MapNode, offset: number): readonly PlacedValue[] {
  const solutions = itemsOf(valueAt(item, 'known_solutions'));
  const single = (key: string, column: TaskColumn) => {
    const node = valueAt(item, key);
    return node ? [placedApiValue(node, column, offset)] : [];
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
    placedApiValue(value, { role, field: String(key.value) }, offset),
  );
}

/** What the platform gives back and does not take: a task copied from another pool loses it. */
const notSent = new Set(['id', 'pool_id', 'created', 'origin_task_id', 'remaining_overlap']);

function wholeTask(item: MapNode): NewTask {
  const kept = item.entries.filter(({ key }) => !notSent.has(String(key.value)));
  return plainValueOf({ ...item, entries: kept }) as NewTask;
}
