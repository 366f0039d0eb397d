import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { canMeet, type Mounted } from './mounted';
import { writersIn } from './writtenOutput';

/** Two fields that are shown together and write one output overwrite each other. */
export const outputTwice: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree) return;
  const byPath = new Map<string, Mounted[]>();
  for (const { mounted, path, node } of writersIn(tree.root)) {
    // Single buttons are made to share an output; what a `$ref` shares may stand in any branch.
    const alone = mounted.type.startsWith('field.') && mounted.type !== 'field.button-radio';
    if (!alone || mounted.shared) continue;
    const earlier = byPath.get(path) ?? [];
    byPath.set(path, earlier);
    const rival = earlier.find((one) => !isSamePlace(one, mounted) && canMeet(one, mounted));
    earlier.push(mounted);
    if (!rival) continue;
    const span = tree.place(node());
    report.warning(
      'output-written-twice',
      span,
      `Another ${rival.type} writes \`${path}\`, too: the two show and change one value.`,
    );
  }
};

/** An alias may show one field in two places. */
function isSamePlace(one: Mounted, other: Mounted): boolean {
  return one.node.start === other.node.start;
}
