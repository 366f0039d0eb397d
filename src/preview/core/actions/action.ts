import { solid } from '../config';
import { viewKey, type Props } from '../machine';

/**
 * One type of action. Preparing resolves the payload; the returned function does the deed. The two
 * are apart because `action.bulk` resolves every payload before its first deed.
 */
export type Action = (props: Props) => () => void;

/** Key of the view that the `view` property (a `$ref` to a place in the tree) names. */
export function targetView(props: Props): { key: string; type: string } | undefined {
  const node = solid(props.part('view'));
  if (node.kind !== 'component') return undefined;
  return { key: viewKey(node.identity, props.scope.trail), type: node.type };
}
