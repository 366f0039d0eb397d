import { history, performerOf, type Collector } from '../collector';

/** Suites skipped one after the other; a submitted one starts the count anew. */
export const skippedInRow: Collector = {
  type: 'SKIPPED_IN_ROW_ASSIGNMENTS',
  subjects: (event, pool) => performerOf(event, pool, 'assignment-skipped'),
  measure(scope) {
    const ended = history(scope, (row) => row.submittedAt ?? row.skippedAt);
    const lastSubmitted = ended.findLastIndex((row) => row.submittedAt !== undefined);
    return { skipped_in_row_count: ended.length - 1 - lastSubmitted };
  },
};
