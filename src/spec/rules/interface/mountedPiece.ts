import { ByOrigin } from '../../document/byOrigin';
import type { MapNode, SpecNode } from '../../document/node';
import { walkMounts, type Context, type MountSink } from './mountWalk';

/** A component or a reference of a piece of text; whose parent is outside has none here. */
export interface PieceMount extends Context<PieceMount> {
  readonly node: MapNode;
  /** Undefined for a reference. */
  readonly type: string | undefined;
  /** Where it stands in the piece's list. */
  readonly index: number;
}

/** How the surroundings of a piece bear on what is met in it. */
export type Surroundings = Pick<Context<unknown>, 'inList' | 'seesValue'>;

/** What a walk meets at a node of a piece, in its order. An edit elsewhere does not walk it again. */
export function mountsOfPiece(
  node: SpecNode,
  { inList, seesValue }: Surroundings,
): readonly PieceMount[] {
  const remembered = inList ? (seesValue ? both : inLists) : seesValue ? seeing : plain;
  return remembered.of(node, () => {
    const found: PieceMount[] = [];
    const context = { inList, seesValue, parent: undefined, branches: [] };
    walkMounts(node.origin, context, sinkTo(found));
    return found;
  });
}

type Remembered = ByOrigin<readonly PieceMount[]>;
const plain: Remembered = new ByOrigin();
const inLists: Remembered = new ByOrigin();
const seeing: Remembered = new ByOrigin();
const both: Remembered = new ByOrigin();

function sinkTo(found: PieceMount[]): MountSink<PieceMount> {
  const add = (node: MapNode, type: string | undefined, context: Context<PieceMount>) => {
    const mount: PieceMount = { ...context, node, type, index: found.length };
    found.push(mount);
    return mount;
  };
  return {
    component: (node, type, context) => add(node, type, context),
    reference: (node, context) => void add(node, undefined, context),
  };
}
