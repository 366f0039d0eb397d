import type { SpecNode } from './node';
import { placed } from './place';

/**
 * A node in two halves: what it says and where it stands. A piece of text says the same wherever it
 * stands, so most questions need only `read`; a place is made for the few nodes that are pointed at.
 */
export class Sited<Node extends SpecNode = SpecNode> {
  constructor(
    /** As its piece of text was read. Its own offsets mean nothing here: see `at`. */
    readonly read: Node,
    /** What is to be added to offsets of the piece; undefined when `read` stands in its place already. */
    private readonly by: number | undefined,
  ) {}

  /** This node, or one inside of it, in its place in the text. */
  at(node: SpecNode): SpecNode {
    return this.by === undefined ? node : placed(node, this.by);
  }
}

/** How far a node's piece of text lies from where it was read; undefined without a piece. */
export function shiftOf(node: SpecNode): number | undefined {
  return node.origin && node.start - node.origin.start;
}
