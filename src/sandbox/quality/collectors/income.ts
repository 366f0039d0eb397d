import { money } from '../../domain/requester';
import { day } from '../../domain/choices';
import { latest, performerOf, type Collector } from '../collector';
import { earned } from '../moments';

/** US dollars a person earned in the pool in the last 24 hours, judged or not yet. */
export const income: Collector = {
  type: 'INCOME',
  subjects: (event, pool) => performerOf(event, pool, 'assignment-submitted'),
  measure(scope) {
    const from = scope.world.clock.now() - day;
    const window = scope.since > from ? scope : { ...scope, since: from };
    const sum = latest(window, earned).reduce((total, { reward }) => total + reward, 0);
    return { income_sum_for_last_24_hours: money(sum) };
  },
};
