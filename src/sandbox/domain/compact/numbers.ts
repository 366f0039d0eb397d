const digits = 24;
/** Numbers above this are not counted through by any pool, and would make arrays without end. */
const mostItems = 0x3ffffff;
const first = 16;

/**
 * Whole numbers by id. Ids of pool items (`nextPoolItemId`) count through within their pool, so
 * they find their number in an array, at four bytes each, where a text and an entry of a map would
 * take more than a hundred. All other ids are kept as they are.
 */
export class NumbersById {
  readonly #others = new Map<string, number>();
  readonly #pools = new Map<string, Int32Array>();

  get(id: string): number | undefined {
    const item = itemNumber(id);
    if (item === undefined) return this.#others.get(id);
    const kept = this.#pools.get(id.slice(0, 10))?.[item];
    return kept === undefined || kept === 0 ? undefined : kept > 0 ? kept - 1 : kept;
  }

  /** Takes any 32-bit number but the largest. */
  set(id: string, number: number): void {
    const item = itemNumber(id);
    if (item === undefined) this.#others.set(id, number);
    // 0 stands for nothing, so what is not negative moves up by one.
    else this.#room(id.slice(0, 10), item)[item] = number >= 0 ? number + 1 : number;
  }

  delete(id: string): void {
    const item = itemNumber(id);
    if (item === undefined) this.#others.delete(id);
    else if (this.get(id) !== undefined) this.#room(id.slice(0, 10), item)[item] = 0;
  }

  clear(): void {
    this.#others.clear();
    this.#pools.clear();
  }

  #room(pool: string, item: number): Int32Array {
    const before = this.#pools.get(pool);
    if (before && item < before.length) return before;
    const room = new Int32Array(Math.max(first, 2 ** Math.ceil(Math.log2(item + 1))));
    if (before) room.set(before);
    this.#pools.set(pool, room);
    return room;
  }
}

/** The number in an id of the form that `poolItemId` gives; undefined for every other text. */
export function itemNumber(id: string): number | undefined {
  if (id.length !== 12 + digits || id.charCodeAt(10) !== 45 || id.charCodeAt(11) !== 45) {
    return undefined;
  }
  let number = 0;
  for (let index = 12; index < 12 + digits; index++) {
    const digit = hexDigit(id.charCodeAt(index));
    if (digit < 0) return undefined;
    number = number * 16 + digit;
    if (number > mostItems) return undefined;
  }
  return number;
}

/** 0 to 15 for `0`–`9` and `a`–`f`, else -1. */
function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -1;
}

/** Ten hex digits of the pool, two hyphens, 24 hex digits: tasks, suites and assignments. */
export function poolItemId(poolId: string, number: number): string {
  if (poolId !== last.poolId) {
    const pool = Number(poolId).toString(16).padStart(10, '0');
    last = { poolId, head: `${pool}--${'0'.repeat(digits - 8)}` };
  }
  const tail = number.toString(16).padStart(8, '0');
  return last.head + tail;
}

/** Ids of one pool are made one after the other. */
let last = { poolId: '', head: '' };
