/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside typed arrays by construction */
import type { Answer, AnswerTable } from './answers';
import { tabulate } from './answers';
import type { Aggregation } from './result';
import { likeliestLabels } from './result';

/**
 * Every answer has one vote; the confidence is the winner's share of the task's votes. A tie goes to
 * the label that sorts first.
 */
export function majorityVote(answers: readonly Answer[]): Aggregation {
  const table = tabulate(answers);
  const probabilities = voteShares(table);
  return { results: likeliestLabels(table, probabilities), labels: table.labels, probabilities };
}

/** Shares of votes, one row a task, one column a label. */
export function voteShares(table: AnswerTable): Float64Array {
  const width = table.labels.length;
  const shares = new Float64Array(table.tasks.length * width);
  for (let task = 0; task < table.tasks.length; task++) {
    const from = table.start[task]!;
    const to = table.start[task + 1]!;
    const vote = 1 / (to - from);
    for (let row = from; row < to; row++) shares[task * width + table.label[row]!]! += vote;
  }
  return shares;
}
