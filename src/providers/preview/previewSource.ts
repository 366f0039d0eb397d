import * as path from 'node:path';
import type * as vscode from 'vscode';
import { previewModelOf, type PreviewModel, type PreviewRow } from '../../preview';
import {
  parseSpec,
  parseTasksFile,
  resolveDraft,
  sampleRows,
  specKindOf,
  tasksFormatOf,
  tasksReferencesOf,
  type Project,
  type SpecDocument,
  type TaskSpec,
  type TasksReference,
} from '../../spec';
import { openWorkspace, type Workspace } from '../../workspace';
import { textInEditor } from '../fileWatch';
import { findSpecs, rootOf } from '../specFiles';

/** Rows of a tasks file that are looked at for a preview; more would only make edits slow. */
const mostRows = 1_000;

/**
 * Reads a project, or a pool or training together with its project, as it stands in the editors and
 * on disk. A project by itself borrows rows from a pool of the same folder. Throws what a person
 * should read when it cannot be drawn; `files` is filled in either way.
 */
export async function previewModelFor(spec: vscode.Uri, files: Set<string>): Promise<PreviewModel> {
  const reader = new Reader(rootOf(spec), files);
  const file = await reader.locate(spec.fsPath);
  const doc = await reader.spec(file);
  if (doc.kind === 'project') {
    const project = await reader.project(file, doc);
    return previewModelOf(project, await reader.borrowedRows(spec, file, project));
  }
  if (doc.kind !== 'pool' && doc.kind !== 'training') {
    throw new Error('Only projects, pools and trainings have a preview.');
  }
  const projectFile = await reader.projectOf(file, doc);
  const project = await reader.project(projectFile, await reader.spec(projectFile));
  return previewModelOf(project, await reader.rows(file, doc, project));
}

/** Reads files of one workspace folder, editors first. Paths are the workspace's own. */
class Reader {
  private readonly workspace: Workspace;

  constructor(
    /** The folder by the name it was opened with, which may be a link's. */
    private readonly root: string,
    private readonly files: Set<string>,
  ) {
    this.workspace = openWorkspace(root);
  }

  locate(absolute: string): Promise<string> {
    return this.workspace.locate(absolute);
  }

  async spec(file: string): Promise<SpecDocument> {
    const how = specKindOf(file);
    if (how === undefined) throw new Error(`${file} is not a spec by its name.`);
    const unsaved = this.unsaved(file);
    return unsaved === undefined
      ? (await this.workspace.readSpec(file)).doc
      : parseSpec(unsaved, how);
  }

  async project(file: string, doc: SpecDocument): Promise<Project> {
    const resolved = await resolveDraft(doc, {
      readText: (ref) => this.text(file, ref),
      // Nothing is sent anywhere: any id will do.
      idOf: () => Promise.resolve('0'),
    });
    if (resolved.kind !== 'project') throw new Error(`${file} is not a project.`);
    return drawable(file, resolved.object);
  }

  /** The project that a pool or training belongs to, where that is a spec as well. */
  async projectOf(file: string, doc: SpecDocument): Promise<string> {
    const ref = projectReference(doc);
    if (ref === undefined) {
      throw new Error(
        `${file} names its project by an id. Write project_id: { $id: ./name.project.yaml } to see a preview.`,
      );
    }
    return this.workspace.resolveRef(file, ref);
  }

  async rows(file: string, doc: SpecDocument, project: Project): Promise<readonly PreviewRow[]> {
    const lists = await Promise.all(
      tasksReferencesOf(doc).map((reference) => this.rowsOf(file, reference, project)),
    );
    return lists.flat();
  }

  /** Rows of the first pool or training of the project that has any. */
  async borrowedRows(
    spec: vscode.Uri,
    file: string,
    project: Project,
  ): Promise<readonly PreviewRow[]> {
    for (const other of await findSpecs(['pool', 'training'])) {
      if (rootOf(other) !== rootOf(spec)) continue;
      const rows = await this.rowsFor(other, file, project).catch(() => []);
      if (rows.length > 0) return rows;
    }
    return [];
  }

  private async rowsFor(
    other: vscode.Uri,
    projectFile: string,
    project: Project,
  ): Promise<readonly PreviewRow[]> {
    const file = await this.locate(other.fsPath);
    const doc = await this.spec(file);
    const ref = projectReference(doc);
    if (ref === undefined) return [];
    const belongs = (await this.workspace.resolveRef(file, ref)) === projectFile;
    return belongs ? this.rows(file, doc, project) : [];
  }

  private async rowsOf(
    file: string,
    reference: TasksReference,
    project: Project,
  ): Promise<readonly PreviewRow[]> {
    const format = tasksFormatOf(reference.path);
    if (format === undefined) return [];
    const { tasks } = parseTasksFile(await this.text(file, reference.path), {
      format,
      kind: reference.kind,
      columns: reference.columns,
      inputSpec: project.task_spec.input_spec,
      outputSpec: project.task_spec.output_spec,
    });
    return sampleRows(tasks, Math.min(mostRows, reference.sample ?? mostRows), reference.seed);
  }

  private async text(from: string, ref: string): Promise<string> {
    const file = await this.workspace.resolveRef(from, ref);
    return this.unsaved(file) ?? this.workspace.readText(from, ref);
  }

  /** The text in an editor, under the name that editors know the file by. */
  private unsaved(file: string): string | undefined {
    const absolute = path.join(this.root, file);
    this.files.add(absolute);
    return textInEditor(absolute);
  }
}

/** A project in the making may lack what the type promises; what is missing is empty then. */
function drawable(file: string, project: Project): Project {
  const { task_spec: task } = project as { readonly task_spec?: Partial<TaskSpec> | null };
  if (typeof task !== 'object' || task === null) {
    throw new Error(`${file} has no task_spec yet: there is nothing to draw.`);
  }
  const fields = { input_spec: task.input_spec ?? {}, output_spec: task.output_spec ?? {} };
  return { ...project, task_spec: { ...task, ...fields } };
}

function projectReference(doc: SpecDocument): string | undefined {
  const value: unknown = doc.value();
  if (typeof value !== 'object' || value === null || !('project_id' in value)) return undefined;
  const id: unknown = value.project_id;
  if (typeof id !== 'object' || id === null || !('$id' in id)) return undefined;
  return typeof id.$id === 'string' ? id.$id : undefined;
}
