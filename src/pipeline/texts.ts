import type { TextsSource } from '../spec';
import { parseTasksFile, sampleRows, tasksFormatOf } from '../spec';
import { PipelineError } from './errors';

/** One paragraph to be recorded. */
export interface SourceText {
  readonly id: string;
  readonly text: string;
}

/** Bare column names count like the platform's headers. */
const plainColumns = { text_id: 'INPUT:text_id', text: 'INPUT:text' };

/**
 * The texts of a run, in the order of their file. `content` is the tasks file's text. Throws
 * PipelineError naming file and line when a row cannot be used or an id stands there twice.
 */
export function readTexts(source: TextsSource, content: string): readonly SourceText[] {
  const path = source.$file;
  const format = tasksFormatOf(path);
  if (format === undefined) {
    throw new PipelineError(
      `${path} is no tasks file by its name: expected .tsv, .csv, .json or .jsonl.`,
    );
  }
  const { tasks, problems } = parseTasksFile(content, {
    format,
    kind: 'main',
    columns: { ...plainColumns, ...columnsOf(source) },
    inputSpec: { text_id: { type: 'string' }, text: { type: 'string' } },
  });
  const bad = problems.find(({ severity }) => severity === 'error');
  if (bad) throw new PipelineError(`${path}, line ${bad.range.start.line + 1}: ${bad.message}`);
  const texts = tasks.map(({ input_values: values }) => ({
    id: String(values.text_id),
    text: String(values.text),
  }));
  refuseRepeatedIds(path, texts);
  return source.sample === undefined ? texts : sampleRows(texts, source.sample, source.seed);
}

/** A pipeline names the column for each of its own words; a tasks file wants it the other way round. */
function columnsOf(source: TextsSource): Readonly<Record<string, string>> {
  const mapped = Object.entries(source.columns ?? {});
  return Object.fromEntries(mapped.map(([field, column]) => [column, `INPUT:${field}`]));
}

function refuseRepeatedIds(path: string, texts: readonly SourceText[]): void {
  const seen = new Set<string>();
  for (const { id } of texts) {
    if (seen.has(id)) {
      throw new PipelineError(
        `${path}: the text_id "${id}" stands there twice. Give each text an id of its own: the dataset has one row per id.`,
      );
    }
    seen.add(id);
  }
}
