import { tasksFormatOf, type TasksFileOptions } from './parseTasksFile';

/** Bare column names count like the platform's headers. */
const plainColumns = { text_id: 'INPUT:text_id', text: 'INPUT:text' };

/**
 * How a pipeline reads its `texts`: a tasks file with an id and a text in each row. `columns` says what a
 * column of the file is, by its name there. Undefined when the name is none of a tasks file.
 */
export function textsReading(
  path: string,
  columns: Readonly<Record<string, string>> = {},
): TasksFileOptions | undefined {
  const format = tasksFormatOf(path);
  return (
    format && {
      format,
      kind: 'main',
      columns: { ...plainColumns, ...columns },
      inputSpec: { text_id: { type: 'string' }, text: { type: 'string' } },
      unique: 'text_id',
    }
  );
}
