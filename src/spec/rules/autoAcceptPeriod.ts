import { booleanOf, entryAt, valueAt } from '../document/node';
import type { Rule } from './rule';

/** Who judges answers must say how long that may take. Source: the platform's pool page. */
export const autoAcceptPeriod: Rule = (doc, report) => {
  if (doc.kind !== 'pool') return;
  const entry = entryAt(doc.root, 'auto_accept_solutions');
  if (!entry || booleanOf(entry.value) !== false || valueAt(doc.root, 'auto_accept_period_day'))
    return;
  report.error(
    'auto-accept-period-missing',
    entry.key,
    'Answers are judged by hand here, so the pool needs `auto_accept_period_day`: days until an unjudged answer is accepted, 1 to 21.',
  );
};
