import { readFile } from 'node:fs/promises';
import type { PreviewModel, PreviewRow } from '../preview';
import {
  resolveSpec,
  tasksFormatOf,
  parseTasksFile,
  sampleRows,
  tasksReferencesOf,
  stringOf,
  valueAt,
  type FieldValues,
  type Project,
} from '../spec';
import type { SpecFile, Workspace } from '../workspace';
import { RefusalError } from './usageError';

/**
 * Reads, each time anew, what a project's preview shows: its interface, and tasks from `inputFile`
 * (one task's input values as JSON), from the `$tasks` of the pool or training that was named, or
 * made up.
 */
export function previewLoader(
  workspace: Workspace,
  path: string,
  inputFile: string | undefined,
): () => Promise<PreviewModel> {
  return async () => {
    const { previewModelOf } = await import('../preview');
    const spec = await workspace.readSpec(path);
    const project = await projectOf(workspace, spec);
    const rows =
      inputFile === undefined
        ? await rowsOf(workspace, spec, project)
        : [{ input_values: await inputValues(inputFile) }];
    return previewModelOf(project, rows);
  };
}

async function projectOf(workspace: Workspace, spec: SpecFile): Promise<Project> {
  if (spec.kind === 'project') return await resolvedProject(workspace, spec);
  if (spec.kind !== 'pool' && spec.kind !== 'training') {
    throw new RefusalError(
      `${spec.path} is a ${spec.kind}; only projects, pools and trainings can be drawn.`,
    );
  }
  const id = valueAt(spec.doc.root, 'project_id');
  const ref = stringOf(id?.kind === 'map' ? valueAt(id, '$id') : undefined);
  if (ref === undefined) {
    throw new RefusalError(
      `${spec.path} names its project by an id. Preview the project's own spec, or write ` +
        'project_id: { $id: ./name.project.yaml }.',
    );
  }
  return await resolvedProject(
    workspace,
    await workspace.readSpec(await workspace.resolveRef(spec.path, ref)),
  );
}

async function resolvedProject(workspace: Workspace, spec: SpecFile): Promise<Project> {
  const resolved = await resolveSpec(spec.doc, {
    readText: (ref) => workspace.readText(spec.path, ref),
    // Nothing of an interface depends on ids.
    idOf: (ref) => Promise.resolve(ref),
  });
  if (resolved.kind === 'project') return resolved.object;
  throw new RefusalError(`${spec.path} is not a project.`);
}

async function rowsOf(
  workspace: Workspace,
  spec: SpecFile,
  project: Project,
): Promise<readonly PreviewRow[]> {
  const rows: PreviewRow[] = [];
  for (const { path, kind, columns, sample, seed } of tasksReferencesOf(spec.doc)) {
    const format = tasksFormatOf(path);
    if (format === undefined) continue;
    const text = await workspace.readText(spec.path, path);
    const { input_spec: inputSpec, output_spec: outputSpec } = project.task_spec;
    const { tasks } = parseTasksFile(text, { format, kind, columns, inputSpec, outputSpec });
    rows.push(...(sample === undefined ? tasks : sampleRows(tasks, sample, seed)));
  }
  return rows;
}

async function inputValues(file: string): Promise<FieldValues> {
  const text = await readFile(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new RefusalError(`${file} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as FieldValues;
  }
  throw new RefusalError(`${file}: one task's input values are expected, an object by field id.`);
}
