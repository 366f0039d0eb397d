import type { SpecNode } from './node';

/**
 * Remembers what was found out about a node from its own text alone, so that an edit elsewhere does not
 * ask for it again. `found` must not hold offsets of the whole text: take them from the node's start.
 */
export class ByOrigin<T> {
  readonly #known = new WeakMap<SpecNode, T>();

  of(node: SpecNode, find: () => T): T {
    const { origin } = node;
    if (!origin) return find();
    const known = this.#known.get(origin);
    if (known !== undefined) return known;
    const found = find();
    this.#known.set(origin, found);
    return found;
  }
}
