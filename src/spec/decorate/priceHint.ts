import { numberOf, type ScalarNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { Outside } from '../validate/outside';
import type { HintWords } from './inlayHintsOf';

/**
 * What 1,000 answers cost at a reward. A page (task suite) is paid as a whole, and its real tasks give
 * the answers: golden and training tasks on it only check. Without a mixer the size of pages is not
 * in the pool, and the price is that of 1,000 pages.
 */
export function priceHint(
  doc: SpecDocument,
  node: ScalarNode,
  outside: Outside,
): HintWords | undefined {
  const reward = numberOf(node);
  if (reward === undefined || reward <= 0 || doc.kind !== 'pool') return undefined;
  const size = numberOf(doc.nodeAt(['mixer_config', 'real_tasks_count']));
  const perPage = size === undefined || size < 1;
  const pages = perPage ? 1000 : 1000 / size;
  const label = `${dollars(reward * pages)} per 1,000 ${perPage ? 'task suites' : 'answers'}`;
  const overlap = numberOf(doc.nodeAt(['defaults', 'default_overlap_for_new_tasks']));
  const lines = [
    perPage
      ? 'How many tasks a suite holds is told by `mixer_config`, or by the suites themselves.'
      : `${size} real ${size === 1 ? 'task' : 'tasks'} in a task suite of ${dollars(reward)}.`,
    ...overlapLine(overlap, perPage ? undefined : reward * pages),
    ...feeLine(reward, pages, outside),
  ];
  return { label, tooltip: lines.join('\n') };
}

function overlapLine(overlap: number | undefined, price: number | undefined): readonly string[] {
  if (overlap === undefined || overlap < 2 || price === undefined) return [];
  return [`With an overlap of ${overlap}, 1,000 tasks cost ${dollars(price * overlap)}.`];
}

function feeLine(reward: number, pages: number, outside: Outside): readonly string[] {
  const fee = outside.feeFor?.(pages, reward);
  return fee === undefined ? ['Without the fee.'] : [`The fee comes on top: ${dollars(fee)}.`];
}

/** Rewards go down to tenths of a cent. */
function dollars(amount: number): string {
  const digits = amount < 0.1 ? 3 : 2;
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: digits })}`;
}
