import { ByOrigin } from './byOrigin';
import type { MapNode, SpecNode } from './node';
import { shiftOf, Sited } from './sited';

/**
 * Finds all mappings of a kind in a tree, outermost first. What a piece of text holds is looked up once,
 * so that after an edit only what it touched is walked.
 */
export class Gathered {
  readonly #pieces = new ByOrigin<readonly MapNode[]>();
  readonly #trees = new WeakMap<SpecNode, readonly Sited<MapNode>[]>();

  /** `isWanted` must ask for nothing but what stands in the mapping. */
  constructor(private readonly isWanted: (map: MapNode) => boolean) {}

  in(root: SpecNode): readonly Sited<MapNode>[] {
    const known = this.#trees.get(root);
    if (known) return known;
    const found: Sited<MapNode>[] = [];
    this.#walk(root, found, new Set());
    this.#trees.set(root, found);
    return found;
  }

  #walk(node: SpecNode, found: Sited<MapNode>[], seen: Set<SpecNode>): void {
    if (node.kind === 'scalar' || seen.has(node)) return;
    seen.add(node);
    const { origin } = node;
    if (origin) {
      const by = shiftOf(node);
      const inPiece = this.#pieces.of(node, () => this.#inPiece(origin));
      for (const map of inPiece) found.push(new Sited(map, by));
      return;
    }
    if (node.kind === 'map' && this.isWanted(node)) found.push(new Sited(node, undefined));
    for (const child of childrenOf(node)) this.#walk(child, found, seen);
  }

  #inPiece(origin: SpecNode): readonly MapNode[] {
    if (origin.kind === 'scalar') return [];
    const inside = childrenOf(origin).flatMap((child) => this.#inPiece(child));
    return origin.kind === 'map' && this.isWanted(origin) ? [origin, ...inside] : inside;
  }
}

function childrenOf(node: Exclude<SpecNode, { kind: 'scalar' }>): readonly SpecNode[] {
  return node.kind === 'list' ? node.items : node.entries.map(({ value }) => value);
}
