import { NumbersById } from './numbers';

/** Lists up to this length take exactly the room they need. */
const shortList = 16;

/**
 * The slots of the rows that an index holds under each key, in ascending order. A key with a single
 * row, as most of those of big tables have, takes no list.
 */
export class Postings {
  /** A slot, or -1 - i for the list at i. */
  readonly #heads = new NumbersById();
  readonly #lists: number[][] = [];
  readonly #freeLists: number[] = [];

  /** Slots of a key, lowest first. Not to be kept: it changes with the table. */
  of(key: string): readonly number[] {
    const head = this.#heads.get(key);
    if (head === undefined) return [];
    return head >= 0 ? [head] : (this.#lists[-1 - head] ?? []);
  }

  count(key: string): number {
    const head = this.#heads.get(key);
    if (head === undefined) return 0;
    return head >= 0 ? 1 : (this.#lists[-1 - head]?.length ?? 0);
  }

  add(key: string, slot: number): void {
    const head = this.#heads.get(key);
    if (head === undefined) {
      this.#heads.set(key, slot);
      return;
    }
    if (head >= 0) {
      const at = this.#freeLists.pop() ?? this.#lists.length;
      this.#lists[at] = head < slot ? [head, slot] : [slot, head];
      this.#heads.set(key, -1 - at);
      return;
    }
    this.#insert(-1 - head, slot);
  }

  remove(key: string, slot: number): void {
    const head = this.#heads.get(key);
    if (head === undefined) return;
    if (head >= 0) {
      if (head === slot) this.#heads.delete(key);
      return;
    }
    const list = this.#lists[-1 - head] ?? [];
    const at = placeOf(list, slot);
    if (list[at] === slot) list.splice(at, 1);
    const [only] = list;
    if (list.length > 1) return;
    if (only === undefined) this.#heads.delete(key);
    else this.#heads.set(key, only);
    this.#lists[-1 - head] = [];
    this.#freeLists.push(-1 - head);
  }

  clear(): void {
    this.#heads.clear();
    this.#lists.length = 0;
    this.#freeLists.length = 0;
  }

  #insert(at: number, slot: number): void {
    const list = this.#lists[at] ?? [];
    const isLast = slot > (list[list.length - 1] ?? -1);
    if (isLast && list.length < shortList) this.#lists[at] = list.concat(slot);
    else if (isLast) list.push(slot);
    else list.splice(placeOf(list, slot), 0, slot);
  }
}

/** Where a number stands in an ascending list, or would have to be put in. */
export function placeOf(list: readonly number[], number: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
