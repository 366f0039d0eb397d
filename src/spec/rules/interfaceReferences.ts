import { nodeAtPath, stringOf, valueAt, type SpecNode } from '../document/node';
import { interfaceTree } from './interfaceTree';
import type { Rule } from './rule';

/** `{ $ref: a.b.0 }` leads to something in the config. */
export const interfaceReferences: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree) return;
  const visit = (node: SpecNode, seen: Set<SpecNode>): void => {
    if (node.kind === 'scalar' || seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'list') {
      for (const item of node.items) visit(item, seen);
      return;
    }
    const target = valueAt(node, '$ref');
    const path = stringOf(target);
    if (
      target &&
      path !== undefined &&
      !valueAt(node, 'type') &&
      !leadsSomewhere(tree.root, path)
    ) {
      const { span, prefix } = tree.place(target);
      report.error(
        'broken-ref',
        span,
        `${prefix}\`${path}\` leads nowhere in this config. A path begins at the top, such as \`view.items.0\` or \`vars.answer\`.`,
      );
    }
    for (const { value } of node.entries) visit(value, seen);
  };
  visit(tree.root, new Set());
};

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
