import { latest, percent, readings, type Collector } from '../collector';

/**
 * Agreement with the others on tasks whose overlap is complete. Tasks whose best answer has fewer
 * than `answer_threshold` equal answers are left out.
 */
export const majorityVote: Collector = {
  type: 'MAJORITY_VOTE',
  subjects: (event, pool, majority) =>
    event.type === 'assignment-submitted' && event.assignment.poolId === pool.id
      ? [...new Set(majority.note(event.assignment))]
      : [],
  measure(scope) {
    const threshold = Number(scope.parameters.answer_threshold);
    const voted = scope.pools
      .flatMap((pool) => scope.majority.of(pool, scope.userId))
      .filter(({ at, best }) => at > scope.since && best >= threshold)
      .sort((a, b) => a.at - b.at);
    const window = latest(voted, scope.historySize);
    const right = window.filter(({ isMajority }) => isMajority).length;
    return readings({
      total_answers_count: window.length,
      correct_answers_rate: percent(right, window.length),
      incorrect_answers_rate: percent(window.length - right, window.length),
    });
  },
};
