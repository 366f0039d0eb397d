import { entryAt, valueAt } from '../../document/node';
import { tasksReferencesOf } from '../../resolve/tasksReference';
import type { Rule } from '../rule';

/** Single tasks can only be uploaded to a pool that lays them on pages itself. Source: API, MIXER_CONFIG_REQUIRED. */
export const mixerMissing: Rule = (doc, report) => {
  if (doc.kind !== 'pool' || valueAt(doc.root, 'mixer_config')) return;
  const entry = entryAt(doc.root, '$tasks');
  if (entry && tasksReferencesOf(doc).length > 0)
    report.error(
      'mixer-missing',
      entry.key,
      'Tasks can only be uploaded to a pool with `mixer_config`, which says how many stand on a page.',
    );
};
