/**
 * Randomness that repeats: a stream is named by what it is for (seed, person, task, …) and gives
 * the same numbers whenever it is asked, whatever else happened before.
 */
export interface RandomStream {
  /** Evenly spread in [0, 1). */
  next(): number;
  /** A whole number in [from, to], both ends included. */
  integer(from: number, to: number): number;
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** Picks by weight; weights need not add up to 1. */
  weighted<T>(items: readonly (readonly [T, number])[], fallback: T): T;
  shuffle<T>(items: readonly T[]): T[];
}

export type NamePart = string | number;

/** 32-bit hash of a name (FNV-1a with a final avalanche), spread well enough for choosing. */
export function hashOf(...parts: readonly NamePart[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const text = `${part}\u0000`;
    for (let index = 0; index < text.length; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hash of a name of which the first part is hashed already and the second is a whole number. */
export function mixedHash(name: number, part: number): number {
  let hash = Math.imul(name ^ Math.imul(part + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** `length` hex digits that a name always gives. */
export function hexOf(length: number, ...parts: readonly NamePart[]): string {
  let hex = '';
  for (let block = 0; hex.length < length; block++) {
    hex += hashOf(...parts, block)
      .toString(16)
      .padStart(8, '0');
  }
  return hex.slice(0, length);
}

export function randomStream(...name: readonly NamePart[]): RandomStream {
  let state = hashOf(...name);
  // Mulberry32: small, fast, and good for simulation.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick: (items) => items[integer(0, items.length - 1)] ?? items[0],
    weighted: (items, fallback) => pickWeighted(items, fallback, next()),
    shuffle: (items) => shuffled(items, integer),
  };
}

function pickWeighted<T>(
  items: readonly (readonly [T, number])[],
  fallback: T,
  position: number,
): T {
  let left = position * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return fallback;
}

function shuffled<T>(items: readonly T[], integer: (from: number, to: number) => number): T[] {
  const keyed = items.map((item) => ({ item, key: integer(0, 0x7fffffff) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
