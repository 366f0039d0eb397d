import { latest, performerOf, type Collector } from '../collector';
import { accepted } from '../moments';

/** Accepted suites of a person in the pool. */
export const answerCount: Collector = {
  type: 'ANSWER_COUNT',
  subjects: (event, pool) => performerOf(event, pool, 'assignment-judged'),
  measure: (scope) => ({ assignments_accepted_count: latest(scope, accepted).length }),
};
