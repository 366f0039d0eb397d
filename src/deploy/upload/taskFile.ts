import { readTasks, sampleRows, tasksFormatOf } from '../../spec';
import type { Diagnostic, FieldSpecs, NewTask, TasksFormat, TasksReference } from '../../spec';
import type { Workspace } from '../../workspace';
import { DeployError } from '../deployError';
import type { RefusedRow, TaskRow } from './taskRows';

export interface FieldsOfTasks {
  readonly inputSpec?: FieldSpecs | undefined;
  readonly outputSpec?: FieldSpecs | undefined;
}

/** What a piece of a tasks file held. */
export interface TaskPiece {
  readonly rows: readonly TaskRow[];
  /** Rows that cannot be sent as they are. */
  readonly refused: readonly RefusedRow[];
}

/** A tasks file, read as a stream as often as one likes. */
export interface TaskFile {
  /** In the workspace. */
  readonly file: string;
  /** Its tasks, and of those the sample where the reference wants one. */
  read(): AsyncGenerator<TaskPiece, void>;
}

/** The file that an entry of `$tasks`, written in the spec `from`, stands for. */
export async function openTaskFile(
  workspace: Workspace,
  from: string,
  reference: TasksReference,
  fields: FieldsOfTasks,
): Promise<TaskFile> {
  const file = await workspace.resolveRef(from, reference.path);
  const format = tasksFormatOf(file);
  if (format === undefined) {
    throw new DeployError(
      'tasks',
      from,
      `${from}: ${reference.path} is no tasks file by its name: expected .tsv, .csv, .json or .jsonl.`,
    );
  }
  const all = (): AsyncGenerator<TaskPiece, void> =>
    everything(workspace.readPieces(from, reference.path), { file, format, reference, fields });
  const { sample, seed } = reference;
  return { file, read: () => (sample === undefined ? all() : sampled(all, sample, seed)) };
}

async function* everything(
  text: AsyncIterable<string>,
  how: {
    readonly file: string;
    readonly format: TasksFormat;
    readonly reference: TasksReference;
    readonly fields: FieldsOfTasks;
  },
): AsyncGenerator<TaskPiece, void> {
  const { file, format, fields } = how;
  const { kind, columns } = how.reference;
  let rows: TaskRow[] = [];
  let refused: RefusedRow[] = [];
  const reading = readTasks(
    { format, kind, columns, ...fields },
    {
      task: (task, line) => rows.push({ task: withEndlessOverlap(task, kind), line }),
      problem: (problem) => refused.push(...refusalOf(problem, file)),
    },
  );
  const taken = (): TaskPiece => {
    const piece = { rows, refused };
    [rows, refused] = [[], []];
    return piece;
  };
  for await (const piece of text) {
    reading.push(piece);
    yield taken();
  }
  reading.end();
  yield taken();
}

/** Reads twice: how many rows there are decides which ones are drawn. */
async function* sampled(
  all: () => AsyncGenerator<TaskPiece, void>,
  sample: number,
  seed: number | undefined,
): AsyncGenerator<TaskPiece, void> {
  let count = 0;
  for await (const { rows } of all()) count += rows.length;
  const numbers = Array.from({ length: count }, (_, index) => index);
  const chosen = sampleRows(numbers, sample, seed);
  let [next, index] = [0, 0];
  for await (const { rows, refused } of all()) {
    const drawn = rows.filter(() => {
      const wanted = chosen[next] === index;
      index += 1;
      if (wanted) next += 1;
      return wanted;
    });
    yield { rows: drawn, refused };
  }
}

function refusalOf({ severity, code, message, range }: Diagnostic, file: string): RefusedRow[] {
  return severity === 'error' ? [{ file, line: range.start.line, code, message }] : [];
}

/**
 * Golden and training tasks are shown to everybody. The platform's own upload sets that, its API
 * does not.
 */
function withEndlessOverlap(task: NewTask, kind: TasksReference['kind']): NewTask {
  if (kind === 'main' || typeof task.overlap === 'number') return task;
  return { ...task, infinite_overlap: true };
}
