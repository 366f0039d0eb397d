import type { ExtensionApi } from '../../../src/extension';
import type { RemoteNode } from '../../../src/providers/tree';
import { until } from './until';

type View = 'projects' | 'skills';

/** The nodes at the root of a view, or below a node, as VS Code would ask for them. */
export async function childrenOf(
  api: ExtensionApi,
  view: View,
  node?: RemoteNode,
): Promise<readonly RemoteNode[]> {
  return (await api.trees?.[view].getChildren(node)) ?? [];
}

export async function itemOf(
  api: ExtensionApi,
  view: View,
  node: RemoteNode,
): Promise<{ label: string; description: string; context: string; tooltip: string }> {
  const item = await api.trees?.[view].getTreeItem(node);
  const { tooltip } = item ?? {};
  const label = item?.label;
  return {
    label: typeof label === 'string' ? label : (label?.label ?? ''),
    description: typeof item?.description === 'string' ? item.description : '',
    context: item?.contextValue ?? '',
    tooltip: typeof tooltip === 'object' ? tooltip.value : (tooltip ?? ''),
  };
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
