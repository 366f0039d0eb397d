import type { FieldSpecs, NewTask, TasksReference } from '../spec';
import { parseTasksFile, sampleRows, tasksFormatOf } from '../spec';
import type { Workspace } from '../workspace';
import { DeployError } from './deployError';

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

export interface FieldsOfTasks {
  readonly inputSpec?: FieldSpecs | undefined;
  readonly outputSpec?: FieldSpecs | undefined;
}

/** The tasks that an entry of `$tasks`, written in the spec `from`, stands for. */
export async function readTaskRows(
  workspace: Workspace,
  from: string,
  reference: TasksReference,
  fields: FieldsOfTasks,
): Promise<TaskRows> {
  const file = await workspace.resolveRef(from, reference.path);
  const format = tasksFormatOf(file);
  if (format === undefined) {
    throw new DeployError(
      'tasks',
      from,
      `${from}: ${reference.path} is no tasks file by its name: expected .tsv, .csv, .json or .jsonl.`,
    );
  }
  const text = await workspace.readText(from, reference.path);
  const { kind, columns } = reference;
  const parsed = parseTasksFile(text, { format, kind, columns, ...fields });
  const rows = parsed.tasks.map((task, index) => ({
    task: withEndlessOverlap(task, kind),
    line: parsed.lines[index],
  }));
  const { sample, seed } = reference;
  return {
    file,
    rows: sample === undefined ? rows : sampleRows(rows, sample, seed),
    refused: parsed.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message, range }) => ({ file, line: range.start.line, code, message })),
  };
}

/**
 * Golden and training tasks are shown to everybody. The platform's own upload sets that, its API
 * does not.
 */
function withEndlessOverlap(task: NewTask, kind: TasksReference['kind']): NewTask {
  if (kind === 'main' || typeof task.overlap === 'number') return task;
  return { ...task, infinite_overlap: true };
}
