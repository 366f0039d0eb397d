import type { SpecNode } from '../../../../src/spec';

/** All that a tree says, aliases of aliases cut off where they repeat. */
export function treeText(node: SpecNode | undefined, seen = new Set<SpecNode>()): string {
  if (!node) return 'nothing';
  const place = `${node.kind}[${node.start},${node.end}]`;
  if (node.kind === 'scalar') return `${place}${node.style} ${JSON.stringify(node.value)}`;
  if (seen.has(node)) return `${place} again`;
  seen.add(node);
  const children =
    node.kind === 'list'
      ? node.items.map((item) => treeText(item, seen))
      : node.entries.map(
          ({ key, value, merged }) =>
            `${merged ? '<<' : ''}${treeText(key, seen)}: ${treeText(value, seen)}`,
        );
  return `${place}${node.flow ? ' flow' : ''}(${children.join('; ')})`;
}
