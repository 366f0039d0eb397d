import { percent, readings, type Collector } from '../collector';
import { latestOf } from '../timelines';

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
    const lists = scope.pools.map((pool) => scope.majority.of(pool, scope.userId));
    const window = latestOf(lists, {
      since: scope.since,
      size: scope.historySize,
      counts: ({ best }) => best >= threshold,
    });
    const right = window.filter(({ isMajority }) => isMajority).length;
    return readings({
      total_answers_count: window.length,
      correct_answers_rate: percent(right, window.length),
      incorrect_answers_rate: percent(window.length - right, window.length),
    });
  },
};
