import { entryAt, valueAt } from '../../document/node';
import { tasksReferencesOf } from '../../resolve/tasksReference';
import type { Rule } from '../rule';

/** Tasks that say no overlap take it from `defaults`; without one there the platform refuses them. */
export const overlapMissing: Rule = (doc, report) => {
  if (doc.kind !== 'pool' || tasksReferencesOf(doc).length === 0) return;
  const defaults = entryAt(doc.root, 'defaults');
  if (defaults?.value.kind !== 'map' || !valueAt(doc.root, 'mixer_config')) return;
  if (valueAt(defaults.value, 'default_overlap_for_new_tasks')) return;
  report.warning(
    'overlap-missing',
    defaults.key,
    'Tasks of this pool get no overlap: add `default_overlap_for_new_tasks`, or give every row one (TASK:overlap).',
  );
};
