import { DelimitedTasks } from './delimitedTasks';
import { JsonLinesTasks } from './jsonLinesTasks';
import { JsonListTasks } from './jsonListTasks';
import type { TasksFileOptions } from './parseTasksFile';
import type { Piecewise } from './piecewise';
import type { TaskReader } from './taskReader';

/** Reads a tasks file of any format as its text arrives. */
export interface TasksStream {
  read(extent: 'complete' | 'all'): void;
}

export function tasksStream(
  source: Piecewise,
  { format, columns }: Pick<TasksFileOptions, 'format' | 'columns'>,
  reader: TaskReader,
): TasksStream {
  switch (format) {
    case 'tsv':
      return new DelimitedTasks(source, '\t', columns, reader);
    case 'csv':
      return new DelimitedTasks(source, ',', columns, reader);
    case 'json':
      return new JsonListTasks(source, columns, reader);
    case 'jsonl':
      return new JsonLinesTasks(source, columns, reader);
  }
}
