import { numberOf, valueAt } from '../../document/node';
import { tasksReferencesOf } from '../../resolve/tasksReference';
import type { Rule } from '../rule';

const kinds = [
  ['main', 'real'],
  ['golden', 'golden'],
  ['training', 'training'],
] as const;

/** Pages want only kinds of tasks that there are, and every kind that there is stands on some page. */
export const mixerAndTasks: Rule = (doc, report) => {
  const references = doc.kind === 'pool' ? tasksReferencesOf(doc) : [];
  const mixer = valueAt(doc.root, 'mixer_config');
  const tasks = valueAt(doc.root, '$tasks');
  if (!mixer || !tasks || references.length === 0) return;
  const brought = new Set(references.map(({ kind }) => kind));
  for (const [kind, name] of kinds) {
    const node = valueAt(mixer, `${name}_tasks_count`);
    const count = numberOf(node);
    const byFrequency = valueAt(mixer, `${name}_task_distribution_function`);
    const least = numberOf(valueAt(mixer, `min_${name}_tasks_count`)) ?? count ?? 0;
    // General tasks may well come from elsewhere: a pipeline, or an upload later on.
    if (node && kind !== 'main' && least > 0 && !brought.has(kind))
      report.warning(
        'mixer-kind-without-tasks',
        node,
        `Every page needs ${least} ${name} task${least === 1 ? '' : 's'}, and \`$tasks\` brings none: no page can be made.`,
      );
    if (node && count === 0 && !byFrequency && brought.has(kind))
      report.warning(
        'tasks-on-no-page',
        node,
        `\`$tasks\` brings ${kind} tasks, and none of them ever stands on a page.`,
      );
  }
};
