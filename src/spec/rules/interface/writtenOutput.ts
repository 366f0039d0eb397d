import { stringOf, valueAt, type ScalarNode, type SpecNode } from '../../document/node';
import { mountedIn, nodeBehind, type Mounted } from './mounted';

/** Where a component writes the answer. */
export interface WrittenOutput {
  readonly path: string;
  /** The text with the path. */
  readonly node: ScalarNode;
}

/** The literal `data.output` path of a field or action; undefined when it is another source or computed. */
export function writtenOutput(root: SpecNode, mounted: Mounted): WrittenOutput | undefined {
  return writersIn(root).get(mounted);
}

/** All that write an output by a literal path. */
function writersIn(root: SpecNode): ReadonlyMap<Mounted, WrittenOutput> {
  const known = writers.get(root);
  if (known) return known;
  const found = new Map<Mounted, WrittenOutput>();
  for (const mounted of mountedIn(root)) {
    const written = outputOf(root, mounted);
    if (written) found.set(mounted, written);
  }
  writers.set(root, found);
  return found;
}

/** Nodes never change, and several rules ask for the same. */
const writers = new WeakMap<SpecNode, ReadonlyMap<Mounted, WrittenOutput>>();

function outputOf(root: SpecNode, { node }: Mounted): WrittenOutput | undefined {
  const data = nodeBehind(root, valueAt(node, 'data'));
  if (stringOf(valueAt(data, 'type')) !== 'data.output') return undefined;
  const written = valueAt(data, 'path');
  const path = stringOf(written);
  if (written?.kind !== 'scalar' || path === undefined || path === '') return undefined;
  return { path, node: written };
}
