import { numberOf, valueAt } from '../document/node';
import { qualityConfigs } from './qualityConfigs';
import type { Rule } from './rule';

/** One answer is no majority: with an overlap of 1 the collector never speaks. */
export const majorityOverlap: Rule = (doc, report) => {
  if (doc.kind !== 'pool') return;
  const raised =
    valueAt(doc.root, 'dynamic_overlap_config') ??
    doc.nodeAt(['quality_control', 'checkpoints_config']);
  if (raised) return;
  const defaults = valueAt(doc.root, 'defaults');
  const overlap =
    numberOf(valueAt(defaults, 'default_overlap_for_new_tasks')) ??
    numberOf(valueAt(defaults, 'default_overlap_for_new_task_suites'));
  if (overlap === undefined) return;
  for (const { type, typeNode, parameters } of qualityConfigs(doc)) {
    if (type !== 'MAJORITY_VOTE') continue;
    const node = valueAt(parameters, 'answer_threshold');
    const threshold = numberOf(node);
    if (overlap === 1)
      report.warning(
        'majority-needs-overlap',
        typeNode,
        'With an overlap of 1 there is no majority, so this never fires. Raise the overlap in `defaults` to 3 or more.',
      );
    else if (node && threshold !== undefined && threshold > overlap)
      report.warning(
        'majority-needs-overlap',
        node,
        `${threshold} equal answers cannot come together with an overlap of ${overlap}.`,
      );
  }
};
