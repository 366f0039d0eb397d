import type { ScalarNode } from '../../document/node';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { mountedOf } from './mounted';

const settings = new Set(['type', 'allowHotkeysInInputs']);

/** One key that two plugins bind does both things at once. */
export const hotkeyTwice: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree) return;
  const bound = new Set<string>();
  const seen = new Set<number>();
  for (const { node } of mountedOf(tree.root, ['plugin.hotkeys'])) {
    // Met a second time by a reference, it is still one.
    if (seen.has(node.start)) continue;
    seen.add(node.start);
    const here = new Set<string>();
    for (const { key, value } of node.entries) {
      const name = keyName(key);
      if (settings.has(name) || value.kind !== 'map') continue;
      if (bound.has(name)) {
        const span = tree.place(key);
        report.warning(
          'hotkey-twice',
          span,
          `The key \`${name}\` is bound already: pressing it does both. Choose another key.`,
        );
      }
      here.add(name);
    }
    for (const name of here) bound.add(name);
  }
};

const keyName = (key: ScalarNode): string => String(key.value);
