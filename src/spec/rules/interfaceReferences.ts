import { Gathered } from '../document/gathered';
import { nodeAtPath, stringOf, valueAt, type SpecNode } from '../document/node';
import { interfaceTree } from './interfaceTree';
import type { Rule } from './rule';

/** `{ $ref: a.b.0 }` leads to something in the config. */
export const interfaceReferences: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree) return;
  for (const reference of references.in(tree.root)) {
    const target = valueAt(reference.read, '$ref');
    const path = stringOf(target);
    if (!target || path === undefined || leadsSomewhere(tree.root, path)) continue;
    const span = tree.place(reference.at(target));
    report.error(
      'broken-ref',
      span,
      `\`${path}\` leads nowhere in this config. A path begins at the top, such as \`view.items.0\` or \`vars.answer\`.`,
    );
  }
};

const references = new Gathered(
  (map) => stringOf(valueAt(map, '$ref')) !== undefined && !valueAt(map, 'type'),
);

/** A step may itself be a reference; then the rest cannot be told here. */
function leadsSomewhere(root: SpecNode, path: string): boolean {
  let node = root;
  for (const step of path.split('.')) {
    if (valueAt(node, '$ref')) return true;
    const index = node.kind === 'list' && /^\d+$/.test(step) ? Number(step) : step;
    const next = nodeAtPath(node, [index]);
    if (!next) return false;
    node = next;
  }
  return true;
}
