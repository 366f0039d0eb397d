import { stringOf, valueAt, type ScalarNode, type SpecNode } from '../../document/node';
import { nodeBehind, type Mounted } from './mounted';

/** Where a component writes the answer. */
export interface WrittenOutput {
  readonly path: string;
  /** The text with the path. */
  readonly node: ScalarNode;
}

/** The literal `data.output` path of a field or action; undefined when it is another source or computed. */
export function writtenOutput(
  root: SpecNode,
  { node }: Pick<Mounted, 'node'>,
): WrittenOutput | undefined {
  const data = nodeBehind(root, valueAt(node, 'data'));
  if (stringOf(valueAt(data, 'type')) !== 'data.output') return undefined;
  const written = valueAt(data, 'path');
  const path = stringOf(written);
  if (written?.kind !== 'scalar' || path === undefined || path === '') return undefined;
  return { path, node: written };
}
