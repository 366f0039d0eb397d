import type { Diagnostic } from '../validate/diagnostic';
import { readTasks } from './readTasks';
import type { TaskFileSpecs } from './taskFileSpecs';
import type { NewTask } from './taskReader';

export type TasksFormat = 'tsv' | 'csv' | 'json' | 'jsonl';

export interface TasksFileOptions extends TaskFileSpecs {
  readonly format: TasksFormat;
  /** Platform header by column name; a bare field id stands for its INPUT header. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
  /** An input that no two rows may share. Checked by `createTasksCheck`. */
  readonly unique?: string;
}

export interface ParsedTasks {
  readonly tasks: readonly NewTask[];
  /** For each task, the zero-based line of the file on which it begins. */
  readonly lines: readonly number[];
  readonly problems: readonly Diagnostic[];
}

const formats: Readonly<Record<string, TasksFormat>> = {
  tsv: 'tsv',
  csv: 'csv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};

/** The format a tasks file's name tells; undefined for any other ending. */
export function tasksFormatOf(path: string): TasksFormat | undefined {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(formats, ending) ? formats[ending] : undefined;
}

/** Reads a tasks file. Rows in error are left out of `tasks` and told in `problems`. */
export function parseTasksFile(text: string, how: TasksFileOptions): ParsedTasks {
  const tasks: NewTask[] = [];
  const lines: number[] = [];
  const problems: Diagnostic[] = [];
  const reading = readTasks(how, {
    problem: (diagnostic) => problems.push(diagnostic),
    task: (task, line) => {
      tasks.push(task);
      lines.push(line);
    },
  });
  reading.push(text);
  reading.end();
  return { tasks, lines, problems };
}
