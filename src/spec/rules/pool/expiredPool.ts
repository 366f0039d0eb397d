import { stringOf, valueAt } from '../../document/node';
import { platformTime } from '../../validate/platformDate';
import type { Rule } from '../rule';

/** A pool that is over before it begins. What the platform gives back may well be over. */
export const expiredPool: Rule = (doc, report, { now }) => {
  if (doc.kind !== 'pool' || now === undefined) return;
  const node = valueAt(doc.root, 'will_expire');
  const time = platformTime(stringOf(node) ?? '');
  const returned = valueAt(doc.root, 'id') ?? valueAt(doc.root, 'status');
  if (!node || time === undefined || time > now || returned) return;
  report.warning(
    'pool-expired',
    node,
    'This moment (UTC) has passed: the pool would close as soon as it opens.',
  );
};
