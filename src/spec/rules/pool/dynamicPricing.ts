import { itemsOf, numberOf, valueAt } from '../../document/node';
import type { Rule } from '../rule';

/** Values of the skill belong to one price each, and no price is below what the platform takes. */
export const dynamicPricing: Rule = (doc, report) => {
  if (doc.kind !== 'pool') return;
  const intervals = itemsOf(doc.nodeAt(['dynamic_pricing_config', 'intervals'])).map((node) => ({
    node,
    from: numberOf(valueAt(node, 'from')) ?? 0,
    to: numberOf(valueAt(node, 'to')) ?? 100,
  }));
  intervals.forEach(({ node, from, to }, i) => {
    const at = valueAt(node, 'from') ?? node;
    if (from > to)
      report.error('bounds-crossed', at, `\`from\` (${from}) is above \`to\` (${to}).`);
    const rival = intervals.slice(0, i).find((one) => one.from <= to && from <= one.to);
    if (rival && from <= to)
      report.error(
        'price-intervals-overlap',
        at,
        `Skills from ${Math.max(from, rival.from)} to ${Math.min(to, rival.to)} have a price already. Intervals must not overlap; both ends belong to them.`,
      );
    const reward = valueAt(node, 'reward_per_assignment');
    const sum = numberOf(reward);
    if (reward && sum !== undefined && sum > 0 && sum < 0.005)
      report.error('reward-too-small', reward, 'A task suite pays at least 0.005 US dollars.');
  });
};
