import type { MapNode, SpecNode } from '../document/node';

/** Every mapping of a tree for which `wanted` holds all the way down, outermost first, each once. */
export function mapsIn(root: SpecNode, wanted: (node: SpecNode) => boolean): readonly MapNode[] {
  const found: MapNode[] = [];
  const seen = new Set<SpecNode>();
  const visit = (node: SpecNode): void => {
    if (node.kind === 'scalar' || !wanted(node) || seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'list') {
      for (const item of node.items) visit(item);
      return;
    }
    found.push(node);
    for (const { value } of node.entries) visit(value);
  };
  visit(root);
  return found;
}
