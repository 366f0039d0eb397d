import type { Assignment } from '../api';
import { holdKnown } from '../preview/answers/holdKnown';

/** How the answers of golden tasks stand: one that is wrong makes the assignment wrong. */
export function goldenVerdict(assignment: Assignment): 'right' | 'wrong' | undefined {
  const { right, wrong } = goldenCounts(assignment);
  if (wrong > 0) return 'wrong';
  return right > 0 ? 'right' : undefined;
}

export function goldenCounts({ tasks, solutions }: Assignment): {
  readonly right: number;
  readonly wrong: number;
} {
  const counts = { right: 0, wrong: 0 };
  (tasks ?? []).forEach((task, i) => {
    const known = task.known_solutions?.map(({ output_values: values }) => values);
    const verdict = holdKnown(solutions?.[i]?.output_values, {
      input: {},
      ...(known && { known }),
    });
    if (verdict !== 'not-known' && solutions) counts[verdict] += 1;
  });
  return counts;
}
