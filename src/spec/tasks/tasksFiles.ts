import { stringOf, valueAt } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { FieldSpecs } from '../model';
import { joined } from '../navigate/paths';
import { columnsOf, tasksReferencesOf } from '../resolve/tasksReference';
import type { OutsideSpec } from '../validate/outside';
import { tasksFormatOf, type TasksFileOptions } from './parseTasksFile';
import { textsReading } from './textsReading';

/** A tasks file that a spec names, and how the spec takes it. */
export interface NamedTasksFile {
  /** As the spec writes it. */
  readonly path: string;
  readonly reading: TasksFileOptions;
  /** The spec of the project whose fields the file is held against, where it is known. */
  readonly project?: OutsideSpec;
}

/**
 * The tasks files of a pool or training (`$tasks`) and of a pipeline (`texts`). `specs` are those of the
 * workspace, their paths relative to this one.
 */
export function tasksFilesOf(
  doc: SpecDocument,
  specs: () => readonly OutsideSpec[],
): readonly NamedTasksFile[] {
  if (doc.kind === 'pipeline') return textsOf(doc);
  if (doc.kind !== 'pool' && doc.kind !== 'training') return [];
  const project = projectOf(doc, specs());
  return tasksReferencesOf(doc).flatMap(({ path, kind, columns }) => {
    const format = tasksFormatOf(path);
    if (format === undefined) return [];
    const reading = { format, kind, columns, ...fieldsOf(project) };
    return [{ path, reading, ...(project && { project }) }];
  });
}

function textsOf(doc: SpecDocument): readonly NamedTasksFile[] {
  const texts = valueAt(doc.root, 'texts');
  const path = stringOf(valueAt(texts, '$file'));
  const reading =
    path === undefined ? undefined : textsReading(path, columnsOf(valueAt(texts, 'columns')));
  return path !== undefined && reading ? [{ path, reading }] : [];
}

/** The project that a pool or training belongs to, as far as a spec describes it. */
function projectOf(doc: SpecDocument, specs: readonly OutsideSpec[]): OutsideSpec | undefined {
  const ref = stringOf(valueAt(valueAt(doc.root, 'project_id'), '$id'));
  if (ref === undefined) return undefined;
  const path = joined('', ref);
  return specs.find((spec) => joined('', spec.path) === path && spec.doc.kind === 'project');
}

function fieldsOf(
  project: OutsideSpec | undefined,
): Pick<TasksFileOptions, 'inputSpec' | 'outputSpec'> {
  const task = recordOf(recordOf(project?.doc.value())?.task_spec);
  return { inputSpec: fieldSpecsOf(task?.input_spec), outputSpec: fieldSpecsOf(task?.output_spec) };
}

/** Fields that are still being written have no type yet: then the file is not held against them. */
function fieldSpecsOf(value: unknown): FieldSpecs | undefined {
  const fields = recordOf(value);
  const whole = Object.values(fields ?? {}).every(
    (field) => typeof recordOf(field)?.type === 'string',
  );
  return fields !== undefined && whole ? (fields as FieldSpecs) : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
