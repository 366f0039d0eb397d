import { createReadStream } from 'node:fs';
import { posix } from 'node:path';
import {
  createTasksCheck,
  tasksFilesOf,
  type Diagnostic,
  type OutsideSpec,
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
 * Checks the tasks files that a pool or training lists, and the texts of a pipeline, as streams: against
 * the fields of the project, or what a pipeline needs.
 * Files that are not there are told by the spec itself.
 */
export async function tasksFindings(
  workspace: Workspace,
  spec: SpecFile,
  { specs }: Surroundings,
): Promise<readonly TasksFinding[]> {
  const here = posix.dirname(spec.path);
  const others = (): readonly OutsideSpec[] =>
    specs.map(({ path, doc }) => ({ path: posix.relative(here, path), doc }));
  const found: TasksFinding[] = [];
  for (const named of tasksFilesOf(spec.doc, others)) {
    try {
      const path = await workspace.resolveRef(spec.path, named.path);
      const diagnostics = await checked(workspace.absolute(path), named.reading);
      found.push(...diagnostics.map((diagnostic) => ({ path, diagnostic })));
    } catch (error) {
      if (!(error instanceof WorkspaceError)) throw error;
    }
  }
  return found;
}

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
