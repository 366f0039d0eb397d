import {
  stringOf,
  valueAt,
  type MapNode,
  type ScalarNode,
  type SpecNode,
} from '../../document/node';
import { referenceOf } from './mountWalk';
import { mountedIn, nodeBehind, type Mounted } from './mounted';

/** Where a component writes the answer. */
export interface WrittenOutput {
  readonly path: string;
  /** The text with the path, in its place. */
  readonly node: SpecNode;
}

/** A field or an action, and the literal `data.output` path that it writes. */
export interface Writer {
  readonly mounted: Mounted;
  readonly path: string;
  /** The text with the path, in its place. */
  readonly node: () => SpecNode;
}

/** All that write an output by a literal path, in their order. */
export function writersIn(root: SpecNode): readonly Writer[] {
  const known = writers.get(root);
  if (known) return known;
  const found = mountedIn(root).flatMap((mounted) => writerOf(root, mounted) ?? []);
  writers.set(root, found);
  return found;
}

/** Nodes never change, and several rules ask for the same. */
const writers = new WeakMap<SpecNode, readonly Writer[]>();

/** The literal `data.output` path of a field or action; undefined when it is another source or computed. */
export function writtenOutput(root: SpecNode, mounted: Mounted): WrittenOutput | undefined {
  const writer = writerOf(root, mounted);
  return writer && { path: writer.path, node: writer.node() };
}

function writerOf(root: SpecNode, mounted: Mounted): Writer | undefined {
  const own = ownPath(mounted.read);
  if (own === undefined) return undefined;
  if (own !== 'by-reference')
    return { mounted, path: String(own.value), node: () => mounted.at(own) };
  const data = nodeBehind(root, valueAt(mounted.read, 'data'));
  const path = data && outputPath(data);
  return path && { mounted, path: String(path.value), node: () => path };
}

/** What a component says by itself, so that an edit elsewhere does not ask again. */
function ownPath(component: MapNode): ScalarNode | 'by-reference' | undefined {
  if (ownPaths.has(component)) return ownPaths.get(component);
  const data = valueAt(component, 'data');
  const own = data && (referenceOf(data) === undefined ? outputPath(data) : 'by-reference');
  ownPaths.set(component, own);
  return own;
}

const ownPaths = new WeakMap<MapNode, ScalarNode | 'by-reference' | undefined>();

function outputPath(data: SpecNode): ScalarNode | undefined {
  if (stringOf(valueAt(data, 'type')) !== 'data.output') return undefined;
  const written = valueAt(data, 'path');
  const path = stringOf(written);
  return written?.kind === 'scalar' && path !== undefined && path !== '' ? written : undefined;
}
