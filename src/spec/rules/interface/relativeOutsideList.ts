import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { valueAt } from '../../document/node';
import { mountedOf } from './mounted';

/** `data.relative` means an item of the list around it; without one nothing is drawn at all. */
export const relativeOutsideList: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree) return;
  for (const { node, inList } of mountedOf(tree.root, ['data.relative'])) {
    if (inList) continue;
    const span = tree.place(valueAt(node, 'type') ?? node);
    report.error(
      'relative-outside-list',
      span,
      `\`data.relative\` means the item of a field.list, and there is none around it. Use data.output or data.internal.`,
    );
  }
};
