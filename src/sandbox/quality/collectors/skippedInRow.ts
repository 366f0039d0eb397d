import { latest, performerOf, type Collector } from '../collector';
import { ended } from '../moments';

/** Suites skipped one after the other; a submitted one starts the count anew. */
export const skippedInRow: Collector = {
  type: 'SKIPPED_IN_ROW_ASSIGNMENTS',
  subjects: (event, pool) => performerOf(event, pool, 'assignment-skipped'),
  measure(scope) {
    const all = latest(scope, ended);
    const lastSubmitted = all.findLastIndex(({ isSkipped }) => !isSkipped);
    return { skipped_in_row_count: all.length - 1 - lastSubmitted };
  },
};
