import { numberOf, valueAt } from '../../document/node';
import type { Rule } from '../rule';

/** Golden tasks stand on pages either in a fixed number or at a frequency. */
export const distributionCounts: Rule = (doc, report) => {
  if (doc.kind !== 'pool') return;
  const mixer = valueAt(doc.root, 'mixer_config');
  for (const kind of ['golden', 'training'] as const) {
    const node = valueAt(mixer, `${kind}_tasks_count`);
    const count = numberOf(node);
    if (!node || !count || !valueAt(mixer, `${kind}_task_distribution_function`)) continue;
    report.error(
      'distribution-with-count',
      node,
      `With \`${kind}_task_distribution_function\` this must be 0: \`real_tasks_count\` is then the size of the page.`,
      ['0'],
    );
  }
};
