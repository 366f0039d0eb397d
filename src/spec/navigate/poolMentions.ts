import { itemsOf, stringOf, valueAt, type MapEntry, type SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { authoringForm } from '../references/references';
import { columnsOf } from '../resolve/tasksReference';
import { columnOf } from '../tasks/taskColumns';
import { mentionIn, mentionOfKey, type Mention, type Source, type Target } from './mention';
import { fieldOfHeader, tasksMentions } from './tasksMentions';
import type { World } from './world';

/** Field ids in a pool or training, and in the tasks files it names. */
export function poolMentions(world: World, path: string, doc: SpecDocument): readonly Mention[] {
  const source = { path, text: doc.text };
  const project = projectOf(world, path, doc);
  const tasks = valueAt(doc.root, '$tasks');
  const entries = tasks?.kind === 'map' ? [tasks] : itemsOf(tasks);
  return [
    ...entries.flatMap((entry) => entryMentions(world, source, entry, project)),
    ...overlapMentions(source, doc, project),
  ];
}

/** The project of a pool or training, told by `project_id: { $id: … }`. */
export function projectOf(world: World, path: string, doc: SpecDocument): string | undefined {
  const id = valueAt(doc.root, 'project_id');
  const form = id && authoringForm(id);
  return form?.form === '$id' ? world.resolve(path, form.path) : undefined;
}

function entryMentions(
  world: World,
  source: Source,
  entry: SpecNode,
  project: string | undefined,
): readonly Mention[] {
  const ref = stringOf(valueAt(entry, '$file'));
  if (ref === undefined) return [];
  const file = world.resolve(source.path, ref);
  const columns = valueAt(entry, 'columns');
  const text = world.textOf(file);
  const mapping =
    columns?.kind === 'map'
      ? columns.entries.flatMap((pair) => pairMentions(source, pair, file, project))
      : [];
  if (text === undefined) return mapping;
  const inFile = tasksMentions({ path: file, text }, { columns: columnsOf(columns), project });
  return [...mapping, ...inFile];
}

/** `sentence: INPUT:text` in `columns`: a column of the file, and the field it feeds. */
export function pairMentions(
  source: Source,
  { key, value }: MapEntry,
  file: string,
  project: string | undefined,
): readonly Mention[] {
  const name = String(key.value);
  const column: Target = { kind: 'column', file, name };
  const keys = mentionOfKey(source, key, { target: column, role: 'read' });
  const header = stringOf(value);
  if (value.kind !== 'scalar' || header === undefined || project === undefined) return keys;
  const field = fieldOfHeader(header, project) ?? bareField(header, project);
  if (!field) return keys;
  const span = [field.from, header.length] as const;
  return [...keys, ...mentionIn(source, value, span, { target: field.target, role: 'read' })];
}

function bareField(header: string, project: string) {
  if (header === '' || columnOf(header).role !== 'unknown') return undefined;
  return { target: { kind: 'field', project, side: 'input', name: header } as const, from: 0 };
}

/** Outputs whose answers decide the overlap. */
function overlapMentions(
  source: Source,
  doc: SpecDocument,
  project: string | undefined,
): readonly Mention[] {
  if (project === undefined) return [];
  return itemsOf(doc.nodeAt(['dynamic_overlap_config', 'fields'])).flatMap((item) =>
    outputMention(source, valueAt(item, 'name'), project),
  );
}

/** A value that is the id of an output field. */
export function outputMention(
  source: Source,
  node: SpecNode | undefined,
  project: string,
): readonly Mention[] {
  const name = stringOf(node);
  if (node?.kind !== 'scalar' || name === undefined || name === '') return [];
  const target = { kind: 'field', project, side: 'output', name } as const;
  return mentionIn(source, node, [0, name.length], { target, role: 'read' });
}
