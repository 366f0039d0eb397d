/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside typed arrays by construction */
import type { AnswerTable } from './answers';

/** What a method thinks of one task. `confidence` is the label's probability, 0 to 1. */
export interface AggregatedLabel {
  readonly task: string;
  readonly label: string;
  readonly confidence: number;
}

export interface Aggregation {
  /** One entry a task, in the order in which tasks first appeared among the answers. */
  readonly results: readonly AggregatedLabel[];
  /** Labels in sorted order: the columns of `probabilities`. */
  readonly labels: readonly string[];
  /** Row by row, one row a task of `results`; each row sums to 1. */
  readonly probabilities: Float64Array;
}

/** The likeliest label of every task; a tie goes to the label that sorts first. */
export function likeliestLabels(
  table: AnswerTable,
  probabilities: Float64Array,
): readonly AggregatedLabel[] {
  const width = table.labels.length;
  return table.tasks.map((task, row) => {
    let best = 0;
    for (let column = 1; column < width; column++) {
      if (probabilities[row * width + column]! > probabilities[row * width + best]!) best = column;
    }
    return { task, label: table.labels[best]!, confidence: probabilities[row * width + best]! };
  });
}
