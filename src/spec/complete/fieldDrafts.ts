import { stringOf, valueAt, type SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { Parent } from '../schema/trace';
import { projectOf } from '../navigate/poolMentions';
import { textAtHand } from '../navigate/textAtHand';
import { World } from '../navigate/world';
import { interfaceRef } from '../references/interfaceFile';
import { mappedColumn } from '../tasks/taskColumns';
import { tasksReferencesOf } from '../resolve/tasksReference';
import type { Outside } from '../validate/outside';
import type { Draft } from './draft';
import { mark } from './cursor';
import type { CompletionPlace } from './place';

type Side = 'input' | 'output';

/** Ids of fields wherever a spec names one, from the project that declares them. */
export function fieldDrafts(
  { doc, cursor, outside }: CompletionPlace,
  parents: readonly Parent[],
): readonly Draft[] {
  const parent = parents.at(-1);
  const key = parent?.entry.key.value;
  if (!parent || typeof key !== 'string') return [];
  switch (doc.kind) {
    case 'project':
      return key === 'path' ? dataPaths(cursor.doc, parent, outside) : refDrafts(cursor.doc, key);
    case 'pool':
    case 'training':
      return poolDrafts(cursor.doc, parents, outside);
    case 'pipeline':
      return key === 'audio' || key === 'output' ? stageDrafts(cursor.doc, parents, outside) : [];
    case 'skill':
      return [];
  }
}

function dataPaths(doc: SpecDocument, parent: Parent, outside: Outside): readonly Draft[] {
  const type = stringOf(valueAt(parent.map, 'type'));
  if (type !== 'data.output' && type !== 'data.input') return [];
  const world = new World(textAtHand(''), outside);
  const project = doc.part === 'interface' ? projectWith(world) : { path: world.here, doc };
  if (type === 'data.output') return idsOf(project?.doc, 'output');
  const declared = idsOf(project?.doc, 'input');
  const known = new Set(declared.map(({ label }) => label));
  const columns = project ? columnPaths(world, project.path, outside) : [];
  return [...declared, ...columns.filter(({ label }) => !known.has(label))];
}

interface PlacedProject {
  readonly path: string;
  readonly doc: SpecDocument;
}

/** The project whose interface the file at hand holds. */
function projectWith(world: World): PlacedProject | undefined {
  for (const [path, doc] of world.specs) {
    const ref = interfaceRef(doc);
    if (ref !== undefined && world.resolve(path, ref) === world.here) return { path, doc };
  }
  return undefined;
}

/** Columns of the tasks files of a project's pools: inputs that may not be declared yet. */
function columnPaths(world: World, project: string, outside: Outside): readonly Draft[] {
  if (!outside.columns || outside.path === undefined) return [];
  const found = [...world.specs]
    .filter(([path, doc]) => hasTasks(doc) && projectOf(world, path, doc) === project)
    .flatMap(([path, doc]) => inputColumns(world, path, doc, outside));
  return [...new Map(found.map((draft) => [draft.label, draft])).values()];
}

function hasTasks({ kind }: SpecDocument): boolean {
  return kind === 'pool' || kind === 'training';
}

function inputColumns(
  world: World,
  path: string,
  doc: SpecDocument,
  outside: Outside,
): readonly Draft[] {
  return tasksReferencesOf(doc).flatMap(({ path: ref, columns }) => {
    const file = world.refOf(world.resolve(path, ref));
    return (outside.columns?.(file) ?? []).flatMap((header) => {
      const column = mappedColumn(header, columns);
      if (column.role !== 'input') return [];
      return [draftOf(column.field, `column of ${file}; not in input_spec`)];
    });
  });
}

function idsOf(doc: SpecDocument | undefined, side: Side): readonly Draft[] {
  const spec = doc?.nodeAt(['task_spec', `${side}_spec`]);
  if (spec?.kind !== 'map') return [];
  return spec.entries
    .filter(({ key }) => !String(key.value).includes(mark))
    .map(({ key, value }) => draftOf(String(key.value), `${typeOf(value)} in ${side}_spec`));
}

function typeOf(spec: SpecNode): string {
  return stringOf(valueAt(spec, 'type')) ?? 'field';
}

function draftOf(id: string, detail: string): Draft {
  return { label: id, kind: 'path', insert: { text: id }, detail };
}

/** `$ref` leads to pieces under `vars`, and to the parts of the view. */
function refDrafts(doc: SpecDocument, key: string): readonly Draft[] {
  if (key !== '$ref') return [];
  const config = doc.part === 'interface' ? [] : ['task_spec', 'view_spec', 'config'];
  const vars = doc.nodeAt([...config, 'vars']);
  if (vars?.kind !== 'map') return [];
  return vars.entries.map(({ key: name, value }) =>
    draftOf(`vars.${String(name.value)}`, stringOf(valueAt(value, 'type')) ?? 'piece'),
  );
}

/** Headers in `columns` of a tasks file, and the outputs that decide an overlap. */
function poolDrafts(
  doc: SpecDocument,
  parents: readonly Parent[],
  outside: Outside,
): readonly Draft[] {
  const project = projectFor(doc, outside);
  const title = parents.at(-1)?.object.title;
  if (title === 'aggregated field') return idsOf(project, 'output');
  if (title !== 'columns') return [];
  const prefixed = (prefix: string, drafts: readonly Draft[]): readonly Draft[] =>
    drafts.map(({ label, detail = '' }) => draftOf(`${prefix}:${label}`, detail));
  return [
    ...prefixed('INPUT', idsOf(project, 'input')),
    ...prefixed('GOLDEN', idsOf(project, 'output')),
    draftOf('HINT:text', 'hint of a training task'),
    draftOf('TASK:overlap', 'overlap of the task'),
  ];
}

/** The project that a pool or training belongs to, as the text with the mark has it. */
function projectFor(doc: SpecDocument, outside: Outside): SpecDocument | undefined {
  const world = new World(doc, outside);
  const path = projectOf(world, world.here, doc);
  return path === undefined ? undefined : world.specs.get(path);
}

function stageDrafts(
  doc: SpecDocument,
  parents: readonly Parent[],
  outside: Outside,
): readonly Draft[] {
  const stage = parents.find(({ map }) => valueAt(map, 'project'));
  const ref = stringOf(valueAt(stage?.map, 'project'));
  if (ref === undefined) return [];
  const world = new World(doc, outside);
  return idsOf(world.specs.get(world.resolve(world.here, ref)), 'output');
}
