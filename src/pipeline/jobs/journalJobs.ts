import type { Journal } from '../journal/journal';
import type { JobStore } from './jobStore';

/** The journal as a store of jobs. Whoever holds the run's lock holds every lease. */
export function journalJobs(journal: Journal): JobStore {
  return {
    async take({ key, does }) {
      if (journal.hasResult(key)) return { state: 'done', result: journal.result(key) };
      const again = journal.wasIntended(key);
      if (!again) await journal.append({ type: 'intent', step: key, does });
      return { state: 'mine', again, lease: 'run.lock' };
    },
    prolong: () => Promise.resolve(true),
    finish: (step, _lease, result) => journal.append({ type: 'result', step, result }),
    async note(step, result) {
      if (!journal.hasResult(step)) await journal.append({ type: 'result', step, result });
      return journal.result(step);
    },
    isDone: (key) => journal.hasResult(key),
    result: (key) => journal.result(key),
    finished: (prefix) => journal.resultsUnder(prefix),
    unfinished: (prefix) => journal.intendedUnder(prefix),
  };
}
