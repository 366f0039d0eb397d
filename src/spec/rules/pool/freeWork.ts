import { numberOf, valueAt } from '../../document/node';
import { tasksReferencesOf } from '../../resolve/tasksReference';
import type { Rule } from '../rule';

/** A pool without reward takes golden and training tasks only. Source: API. */
export const freeWork: Rule = (doc, report) => {
  if (doc.kind !== 'pool') return;
  const node = valueAt(doc.root, 'reward_per_assignment');
  if (!node || numberOf(node) !== 0) return;
  if (tasksReferencesOf(doc).some(({ kind }) => kind === 'main'))
    report.warning(
      'reward-missing',
      node,
      'Without a reward a pool takes golden and training tasks only, and `$tasks` brings others.',
    );
};
