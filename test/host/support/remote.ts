import assert from 'node:assert/strict';
import type { ExtensionApi } from '../../../src/extension';
import type { RemoteNode } from '../../../src/providers/tree';
import { until } from './until';

export type View = 'platform' | 'projects' | 'skills';

/** The nodes at the root of a view, or below a node, as VS Code would ask for them. */
export async function childrenOf(
  api: ExtensionApi,
  view: View,
  node?: RemoteNode,
): Promise<readonly RemoteNode[]> {
  return (await api.trees?.[view].getChildren(node)) ?? [];
}

export function itemOf(
  api: ExtensionApi,
  view: View,
  node: RemoteNode,
): Promise<{ label: string; description: string; context: string; tooltip: string }> {
  const trees = api.trees;
  assert.ok(trees, 'there are no trees');
  const tree = trees[view];
  const item = tree.resolveTreeItem(tree.getTreeItem(node), node);
  return Promise.resolve({
    label: textOf(item.label),
    description: textOf(item.description),
    context: item.contextValue ?? '',
    tooltip: textOf(item.tooltip),
  });
}

/** Labels and tooltips are texts, or objects that hold one. */
function textOf(part: unknown): string {
  if (typeof part === 'string') return part;
  if (typeof part !== 'object' || part === null) return '';
  if ('value' in part) return textOf(part.value);
  return 'label' in part ? textOf(part.label) : '';
}

/** The node with this label, once it is there; the tree is refreshed while waiting. */
export function nodeCalled(
  api: ExtensionApi,
  view: View,
  label: string,
  parent?: RemoteNode,
): Promise<RemoteNode> {
  return until(`the node "${label}"`, async () => {
    for (const node of await childrenOf(api, view, parent)) {
      if ((await itemOf(api, view, node)).label === label) return node;
    }
    return undefined;
  });
}
