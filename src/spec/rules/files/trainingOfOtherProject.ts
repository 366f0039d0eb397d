import { valueAt } from '../../document/node';
import type { Rule } from '../rule';
import { projectOf, specOfId } from './specAt';

/** A pool can only require a training of its own project. Source: API. */
export const trainingOfOtherProject: Rule = (doc, report, outside) => {
  if (doc.kind !== 'pool') return;
  const node = doc.nodeAt(['quality_control', 'training_requirement', 'training_pool_id']);
  const training = specOfId(node, outside);
  if (!node || training?.doc.kind !== 'training') return;
  const [own, its] = [projectOf(doc), projectOf(training.doc, training.path)];
  if (own === undefined || its === undefined || own === its) return;
  // A path and a literal id may mean the same project.
  if (own.startsWith('$id ') !== its.startsWith('$id ')) return;
  report.error(
    'training-of-other-project',
    valueAt(node, '$id') ?? node,
    `${training.path} belongs to another project. A pool can only require a training of its own project.`,
  );
};
