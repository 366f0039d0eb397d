import { entryAt, valueAt } from '../../document/node';
import { tasksReferencesOf } from '../../resolve/tasksReference';
import type { Rule } from '../rule';

/**
 * The platform takes single tasks only where it lays them on pages itself (API, MIXER_CONFIG_REQUIRED).
 * Elsewhere our upload makes a page of every row, which is seldom meant.
 */
export const mixerMissing: Rule = (doc, report) => {
  if (doc.kind !== 'pool' || valueAt(doc.root, 'mixer_config')) return;
  const entry = entryAt(doc.root, '$tasks');
  if (entry && tasksReferencesOf(doc).length > 0)
    report.warning(
      'mixer-missing',
      entry.key,
      'Without `mixer_config` every row becomes a page of its own, paid for as one. Say there how many tasks stand on a page.',
    );
};
