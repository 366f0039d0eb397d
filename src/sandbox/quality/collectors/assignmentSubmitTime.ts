import { history, latest, performerOf, type Collector } from '../collector';

/** Suites that came back quicker than `fast_submit_threshold_seconds`. */
export const assignmentSubmitTime: Collector = {
  type: 'ASSIGNMENT_SUBMIT_TIME',
  subjects: (event, pool) => performerOf(event, pool, 'assignment-submitted'),
  measure(scope) {
    const threshold = Number(scope.parameters.fast_submit_threshold_seconds) * 1000;
    const window = latest(
      history(scope, (row) => row.submittedAt),
      scope.historySize,
    );
    const fast = window.filter((row) => (row.submittedAt ?? 0) - row.createdAt < threshold);
    return { total_submitted_count: window.length, fast_submitted_count: fast.length };
  },
};
