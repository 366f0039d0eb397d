import type { NewTask, TasksReference } from '../../spec';
import type { Workspace } from '../../workspace';
import { openTaskFile, type FieldsOfTasks } from './taskFile';

/** A task from a file, with its place there. */
export interface TaskRow {
  readonly task: NewTask;
  /** Zero-based line of the file on which the task begins; undefined where it is not known. */
  readonly line: number | undefined;
}

/** A row that did not become a task, and why. */
export interface RefusedRow {
  /** The tasks file, in the workspace. */
  readonly file: string;
  /** Zero-based. */
  readonly line: number | undefined;
  /** The platform's code or that of our diagnostic. */
  readonly code: string;
  readonly message: string;
}

export interface TaskRows {
  /** The tasks file, in the workspace. */
  readonly file: string;
  readonly rows: readonly TaskRow[];
  /** Rows that cannot be sent as they are. */
  readonly refused: readonly RefusedRow[];
}

/** The tasks that an entry of `$tasks`, written in the spec `from`, stands for, all in memory. */
export async function readTaskRows(
  workspace: Workspace,
  from: string,
  reference: TasksReference,
  fields: FieldsOfTasks,
): Promise<TaskRows> {
  const source = await openTaskFile(workspace, from, reference, fields);
  const rows: TaskRow[] = [];
  const refused: RefusedRow[] = [];
  for await (const piece of source.read()) {
    rows.push(...piece.rows);
    refused.push(...piece.refused);
  }
  return { file: source.file, rows, refused };
}
