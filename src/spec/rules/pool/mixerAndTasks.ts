import { numberOf, valueAt, type SpecNode } from '../../document/node';
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
  if (!mixer || references.length === 0) return;
  const brought = new Set(references.map(({ kind }) => kind));
  for (const [kind, name] of kinds) {
    const node = valueAt(mixer, `${name}_tasks_count`);
    if (!node) continue;
    if (brought.has(kind)) {
      const message = `\`$tasks\` brings ${kind} tasks, and none of them ever stands on a page.`;
      if (isOnNoPage(mixer, name)) report.warning('tasks-on-no-page', node, message);
      continue;
    }
    const least = leastOf(mixer, name);
    // General tasks may well come from elsewhere: a pipeline, or an upload later on.
    if (kind === 'main' || least === 0) continue;
    const message = `Every page needs ${least} ${name} task${least === 1 ? '' : 's'}, and \`$tasks\` brings none: no page can be made.`;
    report.warning('mixer-kind-without-tasks', node, message);
  }
};

function leastOf(mixer: SpecNode, name: string): number {
  const least = numberOf(valueAt(mixer, `min_${name}_tasks_count`));
  return least ?? numberOf(valueAt(mixer, `${name}_tasks_count`)) ?? 0;
}

const isOnNoPage = (mixer: SpecNode, name: string): boolean =>
  numberOf(valueAt(mixer, `${name}_tasks_count`)) === 0 &&
  !valueAt(mixer, `${name}_task_distribution_function`);
