/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside typed arrays by construction */
import type { Answer, AnswerTable } from './answers';
import { tabulate } from './answers';
import type { Aggregation } from './result';
import { likeliestLabels } from './result';

export interface MajorityVoteOptions {
  /** Labels that are known for sure, by task: golden tasks keep them, whatever the votes say. */
  readonly known?: ReadonlyMap<string, string>;
}

/**
 * Every answer has one vote; the confidence is the winner's share of the task's votes. A tie goes to
 * the label that sorts first.
 */
export function majorityVote(
  answers: readonly Answer[],
  { known = new Map() }: MajorityVoteOptions = {},
): Aggregation {
  const table = tabulate(answers, known.values());
  const probabilities = voteShares(table);
  if (known.size > 0) keepKnown(table, probabilities, known);
  return { results: likeliestLabels(table, probabilities), labels: table.labels, probabilities };
}

/** Shares of votes, one row a task, one column a label. */
export function voteShares(table: AnswerTable): Float64Array {
  const width = table.labels.length;
  const shares = new Float64Array(table.tasks.length * width);
  for (let task = 0; task < table.tasks.length; task++) {
    const from = table.start[task]!;
    const to = table.start[task + 1]!;
    for (let row = from; row < to; row++) shares[task * width + table.label[row]!]! += 1;
    // Counted first: eight tenths added up are less than the 0.8 that a threshold asks for.
    for (let at = task * width; at < (task + 1) * width; at++) shares[at]! /= to - from;
  }
  return shares;
}

function keepKnown(
  { tasks, labels }: AnswerTable,
  shares: Float64Array,
  known: ReadonlyMap<string, string>,
): void {
  const width = labels.length;
  const places = new Map(labels.map((label, place) => [label, place]));
  tasks.forEach((task, row) => {
    const place = places.get(known.get(task) ?? '');
    if (place === undefined || !known.has(task)) return;
    shares.fill(0, row * width, (row + 1) * width);
    shares[row * width + place] = 1;
  });
}
