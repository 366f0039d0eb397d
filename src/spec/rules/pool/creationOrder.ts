import { booleanOf, valueAt } from '../../document/node';
import type { Rule } from '../rule';

/** The order of suites is the author's only where the author makes the suites. */
export const creationOrder: Rule = (doc, report) => {
  if (doc.kind !== 'pool' || !valueAt(doc.root, 'mixer_config')) return;
  const node = doc.nodeAt(['assignments_issuing_config', 'issue_task_suites_in_creation_order']);
  if (node && booleanOf(node) === true)
    report.warning(
      'creation-order-idle',
      node,
      'With `mixer_config` this is not looked at. Use `mix_tasks_in_creation_order` there.',
    );
};
