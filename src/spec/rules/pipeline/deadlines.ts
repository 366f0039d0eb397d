import { numberOf, stringOf, valueAt } from '../../document/node';
import { minutesOf } from '../../pipeline/duration';
import type { Rule } from '../rule';
import { stagesOf } from './stages';

/** A warning that is due before anything was handed in warns of nothing. */
export const pipelineDeadlines: Rule = (doc, report, outside) => {
  const node = doc.kind === 'pipeline' ? doc.nodeAt(['deadlines', 'warn_before']) : undefined;
  const minutes = minutesOf(stringOf(node) ?? '');
  if (!node || minutes === undefined) return;
  const pool = stagesOf(doc, outside).find(({ name }) => name === 'recording')?.pool;
  const days = pool && numberOf(valueAt(pool.doc.root, 'auto_accept_period_day'));
  if (pool === undefined || days === undefined || minutes < days * 24 * 60) return;
  report.warning(
    'deadline-warning-early',
    node,
    `${pool.path} pays for recordings after ${days} days by itself, so every one would be warned of at once. Warn later, or raise \`auto_accept_period_day\` there.`,
  );
};
