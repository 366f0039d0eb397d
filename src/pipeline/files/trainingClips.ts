import { delimitedRows } from '../../spec';
import type { Workspace } from '../../workspace';
import { PipelineError } from '../errors';
import type { RunPlan } from '../runPlan';

/** A clip whose judgement is known. */
export interface TrainingClip {
  readonly filename: string;
  /** Absolute. */
  readonly file: string;
  readonly answer: string;
  readonly text: string;
  /** What a performer who errs is told. */
  readonly hint: string;
}

const columns = ['filename', 'answer', 'text', 'hint'] as const;

/**
 * Reads `verification.training_audio`: a table with the columns filename, answer, text and hint, and
 * the files it names in the folder. No clips where the pipeline has none.
 */
export async function readTrainingClips(
  workspace: Workspace,
  plan: RunPlan,
): Promise<readonly TrainingClip[]> {
  const source = plan.spec.verification.training_audio;
  if (source === undefined) return [];
  const table = source.answers.$file;
  const [header, ...rows] = [...delimitedRows(await workspace.readText(plan.path, table), '\t')];
  const names = (header ?? []).map(({ value }) => value.trim());
  const places = columns.map((name) => names.indexOf(name));
  const absent = columns.filter((name, at) => places[at] === -1 && name !== 'hint');
  if (absent.length > 0) {
    throw new PipelineError(
      `${table}: the column ${absent.join(', ')} is missing. Its first line has: ${names.join(', ')}.`,
    );
  }
  const clips = rows.map(async (row, number) => {
    const [filename = '', answer = '', text = '', hint = ''] = places.map(
      (at) => row[at]?.value ?? '',
    );
    if (filename === '' || answer === '' || text === '') {
      throw new PipelineError(
        `${table}, row ${number + 1}: filename, answer and text are all needed.`,
      );
    }
    const path = await workspace.resolveRef(plan.path, `${source.folder}/${filename}`);
    return { filename, file: workspace.absolute(path), answer, text, hint };
  });
  return await Promise.all(clips);
}
