/** What a preview shows, read from spec files through whatever holds them: a disk or an editor. */
import {
  entryAt,
  parseTasksFile,
  resolveDraft,
  sampleRows,
  stringOf,
  tasksFormatOf,
  tasksReferencesOf,
  valueAt,
  type FieldValues,
  type Project,
  type SpecDocument,
  type TaskSpec,
  type TasksReference,
} from '../spec';
import { previewModelOf, type PreviewModel, type PreviewRow } from './model';

/** Files of one workspace folder, as their host knows them. Every path is the workspace's own. */
export interface PreviewFiles {
  spec(path: string): Promise<SpecDocument>;
  /** Path of what `ref`, written in the file `from`, leads to. */
  resolveRef(from: string, ref: string): Promise<string>;
  /** Text of what `ref`, written in the file `from`, leads to. */
  text(from: string, ref: string): Promise<string>;
  /** Pools and trainings beside the spec; a project by itself borrows rows from one of its own. */
  poolSpecs(): Promise<readonly string[]>;
}

/** Rows of a tasks file that are looked at for a preview; more would only make edits slow. */
const mostRows = 1_000;

/**
 * Reads a project, or a pool or training together with its project. Shows `input`, one task's input
 * values, where they are given. Throws what a person should read when it cannot be drawn.
 */
export async function previewOfSpec(
  files: PreviewFiles,
  path: string,
  input?: FieldValues,
): Promise<PreviewModel> {
  const doc = await files.spec(path);
  const projectPath = await projectPathOf(files, path, doc);
  const project = await projectAt(files, projectPath);
  if (input !== undefined) return previewModelOf(project, [{ input_values: input }]);
  const rows =
    doc.kind === 'project'
      ? await borrowedRows(files, path, project)
      : await rowsOf(files, path, doc, project);
  return previewModelOf(project, rows);
}

/** The project's own path: of the spec itself, or of what a pool or training belongs to. */
async function projectPathOf(files: PreviewFiles, path: string, doc: SpecDocument) {
  if (doc.kind === 'project') return path;
  if (doc.kind !== 'pool' && doc.kind !== 'training') {
    throw new Error(`${path} is a ${doc.kind}; only projects, pools and trainings can be drawn.`);
  }
  const ref = projectReference(doc);
  if (ref !== undefined) return await files.resolveRef(path, ref);
  throw new Error(
    `${path} names its project by an id. Preview the project's own spec, or write ` +
      'project_id: { $id: ./name.project.yaml }.',
  );
}

async function projectAt(files: PreviewFiles, path: string): Promise<Project> {
  const resolved = await resolveDraft(await files.spec(path), {
    readText: (ref) => files.text(path, ref),
    // Nothing is sent anywhere: any id will do.
    idOf: () => Promise.resolve('0'),
  });
  if (resolved.kind !== 'project') throw new Error(`${path} is not a project.`);
  return drawable(path, resolved.object);
}

/** A project in the making may lack what the type promises; what is missing is empty then. */
function drawable(path: string, project: Project): Project {
  const { task_spec: task } = project as { readonly task_spec?: Partial<TaskSpec> | null };
  if (typeof task !== 'object' || task === null) {
    throw new Error(`${path} has no task_spec yet: there is nothing to draw.`);
  }
  const fields = { input_spec: task.input_spec ?? {}, output_spec: task.output_spec ?? {} };
  return { ...project, task_spec: { ...task, ...fields } };
}

async function rowsOf(
  files: PreviewFiles,
  path: string,
  doc: SpecDocument,
  project: Project,
): Promise<readonly PreviewRow[]> {
  const lists = await Promise.all(
    tasksReferencesOf(doc).map((reference) => rowsIn(files, path, reference, project)),
  );
  return lists.flat();
}

/** Rows of the first pool or training of the project that has any. */
async function borrowedRows(files: PreviewFiles, projectPath: string, project: Project) {
  for (const path of await files.poolSpecs()) {
    const rows = await rowsFor(files, path, projectPath, project).catch(() => []);
    if (rows.length > 0) return rows;
  }
  return [];
}

async function rowsFor(
  files: PreviewFiles,
  path: string,
  projectPath: string,
  project: Project,
): Promise<readonly PreviewRow[]> {
  const doc = await files.spec(path);
  const ref = projectReference(doc);
  const belongs = ref !== undefined && (await files.resolveRef(path, ref)) === projectPath;
  return belongs ? await rowsOf(files, path, doc, project) : [];
}

async function rowsIn(
  files: PreviewFiles,
  from: string,
  { path, kind, columns, sample, seed }: TasksReference,
  project: Project,
): Promise<readonly PreviewRow[]> {
  const format = tasksFormatOf(path);
  if (format === undefined) return [];
  const { input_spec: inputSpec, output_spec: outputSpec } = project.task_spec;
  const text = await files.text(from, path);
  const { tasks } = parseTasksFile(text, { format, kind, columns, inputSpec, outputSpec });
  return sampleRows(tasks, Math.min(mostRows, sample ?? mostRows), seed);
}

function projectReference(doc: SpecDocument): string | undefined {
  const id = entryAt(doc.root, 'project_id')?.value;
  return id?.kind === 'map' ? stringOf(valueAt(id, '$id')) : undefined;
}
