import { numberOf, stringOf, valueAt } from '../../document/node';
import type { Rule } from '../rule';
import { stagesOf } from './stages';

/** Addresses are signed for so many days at most. */
const most = 7;

/**
 * Recordings wait for their verdict until the platform pays by itself, and are listened to in that time: an
 * address that ends before has to be signed anew, by a run that may not be under way.
 */
export const linkDays: Rule = (doc, report, outside) => {
  const node = doc.kind === 'pipeline' ? doc.nodeAt(['storage', 's3', 'link_days']) : undefined;
  const days = numberOf(node);
  const isPublic = stringOf(doc.nodeAt(['storage', 's3', 'links'])) === 'public';
  if (!node || days === undefined || days >= most || isPublic) return;
  const pool = stagesOf(doc, outside).find(({ name }) => name === 'recording')?.pool;
  const waits = pool && numberOf(valueAt(pool.doc.root, 'auto_accept_period_day'));
  if (pool === undefined || waits === undefined || days >= Math.min(most, waits)) return;
  report.warning(
    'links-end-early',
    node,
    `Recordings may wait ${waits} days for their verdict (${pool.path}), but their addresses end after ${days}. ` +
      `Then nobody can listen unless a run is under way that signs them anew. Up to ${most} days are possible, which is the standard.`,
  );
};
