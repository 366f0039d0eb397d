import { createHash } from 'node:crypto';
import type { Paragraph } from './paragraphs';

/** A paragraph that is held, with what it is known by. */
export interface Held {
  /** Decides the draw; the same for the same words. */
  readonly key: string;
  readonly paragraph: Paragraph;
}

/**
 * Paragraphs that were chosen so far, each words once. Memory is that of `size` paragraphs, however many
 * are looked at.
 */
export interface Choice {
  add(paragraph: Paragraph): void;
  /** Nothing that may still come can change it. */
  readonly isComplete: boolean;
  readonly count: number;
  readonly held: readonly Held[];
  readonly chosen: readonly Paragraph[];
}

/** The first ones, in their order. */
export function firstOnes(size: number, held: readonly Held[] = []): Choice {
  const all = [...held];
  const known = new Set(all.map(({ key }) => key));
  return {
    add(paragraph) {
      const key = keyOf(paragraph.text, '');
      if (all.length >= size || known.has(key)) return;
      known.add(key);
      all.push({ key, paragraph });
    },
    get isComplete() {
      return all.length >= size;
    },
    get count() {
      return all.length;
    },
    held: all,
    get chosen() {
      return all.map(({ paragraph }) => paragraph);
    },
  };
}

/**
 * A draw in which every paragraph has the same chance, whatever the order in which they come: those with
 * the smallest keys, which are hashes of seed and words. The same words have the same key, so copies
 * are found among those that are held.
 */
export function randomOnes(size: number, seed: number, held: readonly Held[] = []): Choice {
  // The largest key on top, so that the next to go is at hand.
  const heap: Held[] = [];
  const known = new Set<string>();
  const put = (one: Held): void => {
    if (known.has(one.key)) return;
    const [largest] = heap;
    if (heap.length >= size) {
      if (largest === undefined || one.key >= largest.key) return;
      known.delete(largest.key);
      heap[0] = one;
      sink(heap, 0);
    } else {
      heap.push(one);
      rise(heap, heap.length - 1);
    }
    known.add(one.key);
  };
  held.forEach(put);
  return {
    add: (paragraph) => put({ key: keyOf(paragraph.text, String(seed)), paragraph }),
    isComplete: false,
    get count() {
      return heap.length;
    },
    held: heap,
    get chosen() {
      return [...heap].sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ paragraph }) => paragraph);
    },
  };
}

/** The same for texts that differ only in case, blanks and signs. */
function keyOf(text: string, seed: string): string {
  const words = text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  return createHash('sha256').update(`${seed}\n${words}`).digest('hex').slice(0, 24);
}

function rise(heap: Held[], from: number): void {
  for (let at = from; at > 0;) {
    const parent = (at - 1) >> 1;
    if (!swapIfLarger(heap, at, parent)) return;
    at = parent;
  }
}

function sink(heap: Held[], from: number): void {
  for (let at = from; ;) {
    const [left, right] = [at * 2 + 1, at * 2 + 2];
    const child = keyAt(heap, right) > keyAt(heap, left) ? right : left;
    if (!swapIfLarger(heap, child, at)) return;
    at = child;
  }
}

function swapIfLarger(heap: Held[], lower: number, upper: number): boolean {
  const [below, above] = [heap[lower], heap[upper]];
  if (below === undefined || above === undefined || below.key <= above.key) return false;
  heap[upper] = below;
  heap[lower] = above;
  return true;
}

function keyAt(heap: readonly Held[], at: number): string {
  return heap[at]?.key ?? '';
}
