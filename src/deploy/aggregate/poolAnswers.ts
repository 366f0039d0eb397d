import type { Answer } from '../../aggregation';
import type { AssignmentStatus, CallOptions, PlatformClient } from '../../api';
import type { FieldValues } from '../../spec';

export interface PoolAnswersOptions extends CallOptions {
  /** Output field whose values are the labels. */
  readonly field: string;
  readonly status: readonly AssignmentStatus[];
  /** Called with the number of assignments that were read. */
  readonly onProgress?: ((assignments: number) => void) | undefined;
}

export interface PoolAnswers {
  readonly answers: readonly Answer[];
  /** Known labels of golden tasks, by task id. */
  readonly known: ReadonlyMap<string, string>;
  /** Input values by task id. */
  readonly inputs: ReadonlyMap<string, FieldValues>;
}

/** Reads what performers answered in one output field of a pool. */
export async function poolAnswers(
  client: PlatformClient,
  poolId: string,
  { field, status, signal, onProgress }: PoolAnswersOptions,
): Promise<PoolAnswers> {
  const answers: Answer[] = [];
  const known = new Map<string, string>();
  const inputs = new Map<string, FieldValues>();
  const texts = new Map<string, string>();
  // The same few labels and workers come a million times: each is kept once.
  const once = (text: string): string => {
    const seen = texts.get(text);
    if (seen === undefined) texts.set(text, text);
    return seen ?? text;
  };
  let read = 0;
  for await (const one of client.assignments.list({ pool_id: poolId, status }, { signal })) {
    onProgress?.((read += 1));
    (one.tasks ?? []).forEach((task, i) => {
      const label = labelOf(one.solutions?.[i]?.output_values[field]);
      if (label === undefined) return;
      const id = once(task.id ?? '');
      answers.push({ task: id, worker: once(one.user_id), label: once(label) });
      if (!inputs.has(id)) inputs.set(id, task.input_values);
      const golden = labelOf(task.known_solutions?.[0]?.output_values[field]);
      if (golden !== undefined) known.set(id, once(golden));
    });
  }
  return { answers, known, inputs };
}

/** The text that stands for a value; undefined where nothing was answered. */
export function labelOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
