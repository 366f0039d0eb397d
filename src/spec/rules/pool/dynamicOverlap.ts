import { entryAt, numberOf, valueAt } from '../../document/node';
import { qualityConfigs } from '../qualityConfigs';
import type { Rule } from '../rule';

/** What a growing overlap needs beside it. Source: the API's rules for pools and the guide. */
export const dynamicOverlap: Rule = (doc, report) => {
  const entry = doc.kind === 'pool' ? entryAt(doc.root, 'dynamic_overlap_config') : undefined;
  if (entry?.value.kind !== 'map') return;
  if (!valueAt(doc.root, 'mixer_config'))
    report.error(
      'dynamic-overlap-without-mixer',
      entry.key,
      'A dynamic overlap needs `mixer_config`: the platform itself must lay out the pages.',
    );
  const maximum = valueAt(entry.value, 'max_overlap');
  const most = numberOf(maximum);
  const least =
    numberOf(doc.nodeAt(['defaults', 'default_overlap_for_new_tasks'])) ??
    numberOf(doc.nodeAt(['defaults', 'default_overlap_for_new_task_suites']));
  if (maximum && most !== undefined && least !== undefined && most <= least)
    report.warning(
      'max-overlap-too-low',
      maximum,
      `The overlap begins at ${least}, so it can never grow: \`max_overlap\` should be more.`,
    );
  for (const { type, typeNode } of qualityConfigs(doc))
    if (type === 'USERS_ASSESSMENT')
      report.warning(
        'reissue-with-dynamic-overlap',
        typeNode,
        'USERS_ASSESSMENT does not go together with `dynamic_overlap_config`: both decide how often a task is done.',
      );
};
