import { createReadStream } from 'node:fs';
import { posix } from 'node:path';
import {
  createTasksCheck,
  stringOf,
  tasksFormatOf,
  tasksReferencesOf,
  valueAt,
  type Diagnostic,
  type FieldSpecs,
  type SpecDocument,
  type TasksCheckOptions,
} from '../spec';
import { WorkspaceError, type SpecFile, type Surroundings, type Workspace } from '../workspace';

/** What is wrong in one tasks file of a spec. */
export interface TasksFinding {
  /** In the workspace. */
  readonly path: string;
  readonly diagnostic: Diagnostic;
}

/**
 * Checks the tasks files that a pool or training lists against the fields of its project, as streams.
 * Files that are not there are told by the spec itself.
 */
export async function tasksFindings(
  workspace: Workspace,
  spec: SpecFile,
  around: Surroundings,
): Promise<readonly TasksFinding[]> {
  if (spec.kind !== 'pool' && spec.kind !== 'training') return [];
  const found: TasksFinding[] = [];
  for (const reference of tasksReferencesOf(spec.doc)) {
    const format = tasksFormatOf(reference.path);
    if (!format) continue;
    const { kind, columns } = reference;
    const options = { format, kind, columns, ...fieldsOf(spec, around) };
    try {
      const path = await workspace.resolveRef(spec.path, reference.path);
      const diagnostics = await checked(workspace.absolute(path), options);
      found.push(...diagnostics.map((diagnostic) => ({ path, diagnostic })));
    } catch (error) {
      if (!(error instanceof WorkspaceError)) throw error;
    }
  }
  return found;
}

/** The fields of the project that `project_id` refers to, as far as they can be told. */
function fieldsOf(
  spec: SpecFile,
  { specs }: Surroundings,
): Pick<TasksCheckOptions, 'inputSpec' | 'outputSpec'> {
  const reference = stringOf(valueAt(valueAt(spec.doc.root, 'project_id'), '$id'));
  if (reference === undefined) return {};
  const wanted = posix.join(posix.dirname(spec.path), reference);
  const project = specs.find(({ path }) => path === wanted)?.doc;
  return {
    inputSpec: specOf(project, 'input_spec'),
    outputSpec: specOf(project, 'output_spec'),
  };
}

/** Fields that are no mappings are told in the project itself. */
function specOf(project: SpecDocument | undefined, name: string): FieldSpecs | undefined {
  const value = (project?.value() as { readonly task_spec?: Record<string, unknown> } | undefined)
    ?.task_spec?.[name];
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = Object.entries(value as Record<string, unknown>);
  const sound = fields.filter(([, field]) => hasType(field));
  return Object.fromEntries(sound) as FieldSpecs;
}

const hasType = (field: unknown): boolean =>
  typeof field === 'object' && field !== null && 'type' in field && typeof field.type === 'string';

async function checked(file: string, options: TasksCheckOptions): Promise<readonly Diagnostic[]> {
  const check = createTasksCheck(options);
  const found: Diagnostic[] = [];
  const pieces = createReadStream(file, { encoding: 'utf8' });
  for await (const piece of pieces) {
    found.push(...check.push(String(piece)));
    if (check.full) return found;
  }
  return [...found, ...check.end()];
}
