import type { BrokenNode, ComponentNode } from './config';
import { viewKey, type Scope } from './machine';
import { ViewNode } from './viewNode';

/** What takes the place of a view that cannot be computed. */
export function brokenView(
  node: ComponentNode | BrokenNode,
  scope: Scope,
  message: string,
): ViewNode {
  return new ViewNode({
    type: node.kind === 'broken' ? 'broken' : node.type,
    path: node.path,
    key: viewKey(node.identity, scope.trail),
    props: {},
    state: {},
    field: undefined,
    errors: [],
    errorsShown: false,
    broken: message,
  });
}
