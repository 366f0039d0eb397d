import { latest, percent, performerOf, readings, type Collector } from '../collector';
import { marked, markedGolden } from '../moments';

/** Answers to control tasks; keys without prefix count training tasks among general ones too. */
export const goldenSet: Collector = {
  type: 'GOLDEN_SET',
  subjects: (event, pool) => performerOf(event, pool, 'assignment-submitted'),
  measure(scope) {
    const all = latest(scope, marked);
    const golden = latest(scope, markedGolden);
    return readings({
      total_answers_count: all.length,
      correct_answers_rate: rate(all),
      incorrect_answers_rate: rateLeft(all),
      golden_set_answers_count: golden.length,
      golden_set_correct_answers_rate: rate(golden),
      golden_set_incorrect_answers_rate: rateLeft(golden),
    });
  },
};

function rate(answers: readonly { readonly correctness: number }[]): number | undefined {
  const right = answers.reduce((sum, answer) => sum + answer.correctness, 0);
  return percent(right, answers.length);
}

function rateLeft(answers: readonly { readonly correctness: number }[]): number | undefined {
  const right = rate(answers);
  return right === undefined ? undefined : 100 - right;
}
