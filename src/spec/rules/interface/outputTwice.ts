import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { canMeet, mountedIn, type Mounted } from './mounted';
import { writtenOutput } from './writtenOutput';

/** Two fields that are shown together and write one output overwrite each other. */
export const outputTwice: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree) return;
  const byPath = new Map<string, Mounted[]>();
  for (const mounted of mountedIn(tree.root)) {
    // Single buttons are made to share an output; what a `$ref` shares may stand in any branch.
    const alone = mounted.type.startsWith('field.') && mounted.type !== 'field.button-radio';
    const written = alone && !mounted.shared ? writtenOutput(tree.root, mounted) : undefined;
    if (!written) continue;
    const earlier = byPath.get(written.path) ?? [];
    byPath.set(written.path, earlier);
    const rival = earlier.find((one) => one.node !== mounted.node && canMeet(one, mounted));
    earlier.push(mounted);
    if (!rival) continue;
    const { span, prefix } = tree.place(written.node);
    report.warning(
      'output-written-twice',
      span,
      `${prefix}Another ${rival.type} writes \`${written.path}\`, too: the two show and change one value.`,
    );
  }
};
