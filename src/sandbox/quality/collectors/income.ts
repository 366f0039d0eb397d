import { money } from '../../domain/requester';
import { day } from '../../domain/choices';
import { history, performerOf, type Collector } from '../collector';

/** US dollars a person earned in the pool in the last 24 hours, judged or not yet. */
export const income: Collector = {
  type: 'INCOME',
  subjects: (event, pool) => performerOf(event, pool, 'assignment-submitted'),
  measure(scope) {
    const from = scope.world.clock.now() - day;
    const earning = history(scope, (row) =>
      row.status === 'ACCEPTED' || row.status === 'SUBMITTED' ? row.submittedAt : undefined,
    ).filter((row) => (row.submittedAt ?? 0) > from);
    const sum = earning.reduce((total, row) => total + row.reward, 0);
    return { income_sum_for_last_24_hours: money(sum) };
  },
};
