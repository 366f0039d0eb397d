import type { Diagnostic } from '../validate/diagnostic';
import { readDelimited } from './delimitedTasks';
import { readJson, readJsonLines } from './jsonTasks';
import { TaskBuilder, type NewTask } from './taskBuilder';
import type { TaskFileSpecs } from './taskFileSpecs';

export type TasksFormat = 'tsv' | 'csv' | 'json' | 'jsonl';

export interface TasksFileOptions extends TaskFileSpecs {
  readonly format: TasksFormat;
  /** Platform header by column name; a bare field id stands for its INPUT header. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
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
  const builder = new TaskBuilder(text, how);
  switch (how.format) {
    case 'tsv':
      readDelimited(text, '\t', how.columns, builder);
      break;
    case 'csv':
      readDelimited(text, ',', how.columns, builder);
      break;
    case 'json':
      readJson(text, how.columns, builder);
      break;
    case 'jsonl':
      readJsonLines(text, how.columns, builder);
      break;
  }
  return { tasks: builder.tasks, lines: builder.lines, problems: builder.problems };
}
