import { stringOf, valueAt } from '../../document/node';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { mountedOf, nodeBehind } from './mounted';

/** What each action can act on. Source: the catalog of components, read in the platform's code. */
const targets: Readonly<Record<string, readonly string[]>> = {
  'action.play-pause': ['view.audio', 'view.video'],
  'action.rotate': ['view.image'],
  'action.open-close': ['view.image', 'view.collapse', 'field.media-file'],
  'action.zoom-in-out': ['view.image'],
};

/** An action on a view that does not listen to it does nothing. */
export const actionTargets: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree) return;
  for (const mounted of mountedOf(tree.root, Object.keys(targets))) {
    const { type, read } = mounted;
    const wanted = targets[type];
    const reference = valueAt(read, 'view');
    const target = stringOf(valueAt(nodeBehind(tree.root, reference), 'type'));
    if (!wanted || !reference || target === undefined || wanted.includes(target)) continue;
    // A helper may choose the right view.
    if (target.startsWith('helper.')) continue;
    const span = tree.place(mounted.at(valueAt(reference, '$ref') ?? reference));
    report.error(
      'action-wrong-target',
      span,
      `${type} acts on ${wanted.join(', ')}, and this leads to a ${target}.`,
    );
  }
};
