import { numberOf, valueAt } from '../document/node';
import type { Rule } from './rule';

/** US dollars; the platform takes 0 or at least this much for a task suite. */
const smallest = 0.005;

export const smallReward: Rule = (doc, report) => {
  if (doc.kind !== 'pool') return;
  const node = valueAt(doc.root, 'reward_per_assignment');
  const reward = numberOf(node);
  if (node && reward !== undefined && reward > 0 && reward < smallest)
    report.error(
      'reward-too-small',
      node,
      `A task suite pays 0 or at least ${smallest} US dollars.`,
    );
};
