import { numberOf, valueAt } from '../../document/node';
import { tasksReferencesOf } from '../../resolve/tasksReference';
import { qualityConfigs } from '../qualityConfigs';
import type { Rule } from '../rule';

/** A collector of golden answers in a pool whose pages never hold a golden task counts nothing. */
export const goldenWithoutTasks: Rule = (doc, report) => {
  const mixer = doc.kind === 'pool' ? valueAt(doc.root, 'mixer_config') : undefined;
  if (!mixer) return;
  const never = ['golden', 'training'].every(
    (kind) =>
      numberOf(valueAt(mixer, `${kind}_tasks_count`)) === 0 &&
      !valueAt(mixer, `${kind}_task_distribution_function`),
  );
  const references = tasksReferencesOf(doc);
  const none = references.length > 0 && references.every(({ kind }) => kind === 'main');
  if (!never && !none) return;
  const why = never
    ? 'no page of this pool has a golden task (`golden_tasks_count: 0`)'
    : '`$tasks` brings no golden tasks';
  for (const { type, typeNode } of qualityConfigs(doc))
    if (type === 'GOLDEN_SET')
      report.warning(
        'golden-without-tasks',
        typeNode,
        `GOLDEN_SET counts answers to golden tasks, and ${why}: its rules never fire.`,
      );
};
