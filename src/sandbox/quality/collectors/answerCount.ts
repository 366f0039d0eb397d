import { history, performerOf, type Collector } from '../collector';

/** Accepted suites of a person in the pool. */
export const answerCount: Collector = {
  type: 'ANSWER_COUNT',
  subjects: (event, pool) => performerOf(event, pool, 'assignment-judged'),
  measure(scope) {
    const accepted = history(scope, (row) =>
      row.status === 'ACCEPTED' ? row.acceptedAt : undefined,
    );
    return { assignments_accepted_count: accepted.length };
  },
};
