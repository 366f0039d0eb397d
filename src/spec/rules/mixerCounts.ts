import { entryAt, numberOf, valueAt } from '../document/node';
import type { Rule } from './rule';

const kinds = ['real', 'golden', 'training'] as const;

/** A page has at least one task, and no minimum above its count. */
export const mixerCounts: Rule = (doc, report) => {
  if (doc.kind !== 'pool') return;
  const entry = entryAt(doc.root, 'mixer_config');
  if (entry?.value.kind !== 'map') return;
  const mixer = entry.value;
  const counts = kinds.map((kind) => numberOf(valueAt(mixer, `${kind}_tasks_count`)));
  if (counts.every((count) => count === 0))
    report.error(
      'mixer-without-tasks',
      entry.key,
      'A page of no tasks: give at least one kind of task a count above 0.',
    );
  kinds.forEach((kind, i) => {
    const node = valueAt(mixer, `min_${kind}_tasks_count`);
    const min = numberOf(node);
    const count = counts[i];
    if (node && min !== undefined && count !== undefined && min > count)
      report.error(
        'mixer-minimum-above-count',
        node,
        `At least ${min}, but \`${kind}_tasks_count\` is ${count}: the minimum cannot be above the count.`,
      );
  });
};
