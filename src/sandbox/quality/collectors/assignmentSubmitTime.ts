import { latest, performerOf, type Collector } from '../collector';
import { submitted } from '../moments';

/** Suites that came back quicker than `fast_submit_threshold_seconds`. */
export const assignmentSubmitTime: Collector = {
  type: 'ASSIGNMENT_SUBMIT_TIME',
  subjects: (event, pool) => performerOf(event, pool, 'assignment-submitted'),
  measure(scope) {
    const threshold = Number(scope.parameters.fast_submit_threshold_seconds) * 1000;
    const window = latest(scope, submitted);
    const fast = window.filter(({ took }) => took < threshold);
    return { total_submitted_count: window.length, fast_submitted_count: fast.length };
  },
};
