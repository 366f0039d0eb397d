import { isDeepStrictEqual } from 'node:util';
import { isPlainObject } from '../../spec';

/** What became of the items of a list; the numbers are places in the local and the remote list. */
export type ItemChange =
  | { readonly op: 'pair'; readonly local: number; readonly remote: number }
  /** `before`: the local place before which the remote item would go. */
  | { readonly op: 'add'; readonly remote: number; readonly before: number }
  | { readonly op: 'remove'; readonly local: number };

type List = readonly unknown[];
type Pairs = Map<number, number>;

/**
 * Pairs the items of two lists: first those that are equal, then those that name the same thing,
 * then by their order. In local order; additions stand where they would go. `unordered`: the order
 * means nothing, so equal items are pairs wherever they stand.
 */
export function aligned(
  local: List,
  remote: List,
  order: 'ordered' | 'unordered',
): readonly ItemChange[] {
  const pairs = order === 'ordered' ? inSequence(local, remote) : anywhere(local, remote);
  pairBetween(local, remote, pairs, order);
  return script(local, remote, pairs, order);
}

/** Equal items that follow each other in both lists (longest common subsequence). */
function inSequence(local: List, remote: List): Pairs {
  const pairs: Pairs = new Map();
  let start = 0;
  while (start < local.length && start < remote.length && same(local[start], remote[start])) {
    pairs.set(start, start);
    start += 1;
  }
  let [left, right] = [local.length, remote.length];
  while (left > start && right > start && same(local[left - 1], remote[right - 1])) {
    left -= 1;
    right -= 1;
    pairs.set(left, right);
  }
  if ((left - start) * (right - start) <= mostCompared)
    pairCommon(local.slice(start, left), remote.slice(start, right), start, pairs);
  return pairs;
}

/** Beyond this, items between equal ends are paired in their order. */
const mostCompared = 40_000;

/** `offset` is added to the places of both lists. */
function pairCommon(local: List, remote: List, offset: number, pairs: Pairs): void {
  const lengths = commonLengths(local, remote);
  const lengthAt = (a: number, b: number): number => lengths[a]?.[b] ?? 0;
  let [a, b] = [0, 0];
  while (a < local.length && b < remote.length) {
    if (same(local[a], remote[b])) pairs.set(offset + a++, offset + b++);
    else if (lengthAt(a + 1, b) >= lengthAt(a, b + 1)) a += 1;
    else b += 1;
  }
}

/** How many items the rests of both lists, from each pair of places on, have in common. */
function commonLengths(local: List, remote: List): readonly (readonly number[])[] {
  const rows = local.concat(null).map(() => new Array<number>(remote.length + 1).fill(0));
  for (let a = local.length - 1; a >= 0; a -= 1) {
    const below = rows[a + 1] ?? [];
    for (let b = remote.length - 1; b >= 0; b -= 1) {
      const row = rows[a] ?? [];
      row[b] = same(local[a], remote[b])
        ? 1 + (below[b + 1] ?? 0)
        : Math.max(below[b] ?? 0, row[b + 1] ?? 0);
    }
  }
  return rows;
}

function anywhere(local: List, remote: List): Pairs {
  const pairs: Pairs = new Map();
  const left = new Set(remote.keys());
  for (const [i, item] of local.entries()) {
    for (const j of left) {
      if (!same(item, remote[j])) continue;
      pairs.set(i, j);
      left.delete(j);
      break;
    }
  }
  return pairs;
}

/** Pairs what is left between two pairs (anywhere, where order means nothing). */
function pairBetween(
  local: List,
  remote: List,
  pairs: Pairs,
  order: 'ordered' | 'unordered',
): void {
  const equal = [...pairs].sort(([a], [b]) => a - b);
  const bounds = order === 'ordered' ? [...equal, [local.length, remote.length] as const] : [];
  let [fromLocal, fromRemote] = [0, 0];
  for (const [toLocal, toRemote] of bounds) {
    pairLeft(local, remote, pairs, [fromLocal, toLocal, fromRemote, toRemote]);
    [fromLocal, fromRemote] = [toLocal + 1, toRemote + 1];
  }
  if (order === 'unordered') pairLeft(local, remote, pairs, [0, local.length, 0, remote.length]);
}

function pairLeft(
  local: List,
  remote: List,
  pairs: Pairs,
  [fromLocal, toLocal, fromRemote, toRemote]: readonly [number, number, number, number],
): void {
  const taken = new Set(pairs.values());
  const ours = range(fromLocal, toLocal).filter((i) => !pairs.has(i));
  const theirs = new Set(range(fromRemote, toRemote).filter((j) => !taken.has(j)));
  const take = (i: number, j: number | undefined): void => {
    if (j === undefined) return;
    pairs.set(i, j);
    theirs.delete(j);
  };
  for (const i of ours) {
    const name = nameOf(local[i]);
    if (name !== undefined)
      take(
        i,
        [...theirs].find((j) => nameOf(remote[j]) === name),
      );
  }
  for (const i of ours) {
    // Things with different names are different things.
    const fits = (j: number): boolean =>
      nameOf(local[i]) === undefined || nameOf(remote[j]) === undefined;
    if (!pairs.has(i)) take(i, [...theirs].find(fits));
  }
}

/** Keys under which items of the platform's lists name what they are about, the telling one first. */
const namingKeys = ['collector_config', 'language', 'key', 'name', 'type'];

function nameOf(item: unknown): string | undefined {
  if (!isPlainObject(item)) return undefined;
  const key = namingKeys.find((name) => name in item);
  const named = key === undefined ? undefined : item[key];
  if (isPlainObject(named)) return nameOf(named);
  return typeof named === 'string' ? `${key} ${named}` : undefined;
}

function script(
  local: List,
  remote: List,
  pairs: Pairs,
  order: 'ordered' | 'unordered',
): readonly ItemChange[] {
  const localOf = new Map([...pairs].map(([i, j]) => [j, i]));
  const changes: ItemChange[] = [];
  const additions = new Map<number, ItemChange[]>();
  let before = 0;
  for (const j of remote.keys()) {
    const i = localOf.get(j);
    if (i !== undefined) {
      before = order === 'ordered' ? i + 1 : before;
      continue;
    }
    const place = order === 'ordered' ? before : local.length;
    additions.set(place, [
      ...(additions.get(place) ?? []),
      { op: 'add', remote: j, before: place },
    ]);
  }
  for (let i = 0; i <= local.length; i += 1) {
    changes.push(...(additions.get(i) ?? []));
    if (i === local.length) break;
    const j = pairs.get(i);
    changes.push(
      j === undefined ? { op: 'remove', local: i } : { op: 'pair', local: i, remote: j },
    );
  }
  return changes;
}

function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(a, b);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
