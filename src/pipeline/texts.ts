import type { TextsFile } from '../spec';
import { parseTasksFile, sampleRows, textsReading } from '../spec';
import { PipelineError } from './errors';

/** One paragraph to be recorded. */
export interface SourceText {
  readonly id: string;
  readonly text: string;
}

/**
 * The texts of a run, in the order of their file. `content` is the tasks file's text. Throws
 * PipelineError naming file and line when a row cannot be used or an id stands there twice.
 */
export function readTexts(source: TextsFile, content: string): readonly SourceText[] {
  const path = source.$file;
  const reading = textsReading(path, source.columns);
  if (reading === undefined) {
    throw new PipelineError(
      `${path} is no tasks file by its name: expected .tsv, .csv, .json or .jsonl.`,
    );
  }
  const { tasks, problems } = parseTasksFile(content, reading);
  const bad = problems.find(({ severity }) => severity === 'error');
  if (bad) throw new PipelineError(`${path}, line ${bad.range.start.line + 1}: ${bad.message}`);
  const texts = tasks.map(({ input_values: values }) => ({
    id: String(values.text_id),
    text: String(values.text),
  }));
  refuseRepeatedIds(path, texts);
  return source.sample === undefined ? texts : sampleRows(texts, source.sample, source.seed);
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
