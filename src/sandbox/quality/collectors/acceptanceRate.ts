import { latest, percent, performerOf, readings, type Collector } from '../collector';
import { judged } from '../moments';

/** Verdicts on a person's suites. Only pools with manual review have them. */
export const acceptanceRate: Collector = {
  type: 'ACCEPTANCE_RATE',
  subjects: (event, pool) =>
    pool.kind === 'pool' && pool.spec.auto_accept_solutions === false
      ? performerOf(event, pool, 'assignment-judged')
      : [],
  measure(scope) {
    const window = latest(scope, judged);
    const accepted = window.filter(({ isAccepted }) => isAccepted).length;
    return readings({
      total_assignments_count: window.length,
      accepted_assignments_rate: percent(accepted, window.length),
      rejected_assignments_rate: percent(window.length - accepted, window.length),
    });
  },
};
