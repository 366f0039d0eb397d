import { numberOf, valueAt } from '../../document/node';
import type { Rule } from '../rule';

/** Rewards in common use go down to half a cent; parts of a tenth of a cent are a slip of the pen. */
export const unevenReward: Rule = (doc, report) => {
  if (doc.kind !== 'pool') return;
  const node = valueAt(doc.root, 'reward_per_assignment');
  const reward = numberOf(node);
  if (!node || reward === undefined || reward < 0.005) return;
  const thousandths = reward * 1000;
  if (Math.abs(thousandths - Math.round(thousandths)) < 1e-6) return;
  const even = Math.round(thousandths) / 1000;
  report.warning(
    'reward-uneven',
    node,
    `Rewards have at most three decimals: ${even} US dollars, say.`,
    [String(even)],
  );
};
