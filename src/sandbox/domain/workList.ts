import { Bits } from './compact/bits';

/** Some of a pool's tasks and suites. Walks through their ids in the order of creation. */
export class UnitSet {
  readonly #places = new Bits();

  constructor(private readonly ids: readonly string[]) {}

  get size(): number {
    return this.#places.size;
  }

  add(place: number): void {
    this.#places.add(place);
  }

  delete(place: number): void {
    this.#places.delete(place);
  }

  has(place: number): boolean {
    return this.#places.has(place);
  }

  /** The places of the first ones that are not in `without`, at most `most` of them. */
  first(most: number, without: Bits): readonly number[] {
    return this.#places.first(most, without);
  }

  *[Symbol.iterator](): Generator<string> {
    for (const place of this.#places) yield this.ids[place] ?? '';
  }
}

/**
 * The tasks and the requester's suites of one pool, each at its place in the order of creation.
 * Sets of places are walked word by word, so finding what a person has not seen yet takes
 * microseconds among a hundred thousand.
 */
export class WorkList {
  readonly #ids: string[] = [];
  readonly #orders: number[] = [];
  /** General tasks, or suites, that are still to be given to somebody. */
  readonly open = new UnitSet(this.#ids);
  readonly golden = new UnitSet(this.#ids);
  readonly training = new UnitSet(this.#ids);
  readonly endless = new UnitSet(this.#ids);
  /** Those that are reserved for some people, or kept from some. */
  readonly choosy = new UnitSet(this.#ids);
  /** Suites have an `issuing_order_override` that is not the same everywhere. */
  hasOrders = false;

  /** Gives a new task or suite its place. */
  add(id: string): number {
    this.#orders.push(0);
    return this.#ids.push(id) - 1;
  }

  idAt(place: number): string {
    return this.#ids[place] ?? '';
  }

  orderAt(place: number): number {
    return this.#orders[place] ?? 0;
  }

  setOrder(place: number, order: number): void {
    this.#orders[place] = order;
    this.hasOrders ||= order !== 0;
  }
}
