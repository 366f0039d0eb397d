/**
 * Names of list items. An item keeps its name while others before it are removed, so that what
 * belongs to it (an open block, a started player, the focus) stays with it.
 */
import { pointerKey, type Pointer } from './pointer';

interface KnownList {
  readonly place: string;
  readonly names: readonly string[];
}

export type ListNames = Readonly<Record<string, KnownList>>;

export class ListItems {
  /** By key of the list's view. */
  readonly #known = new Map<string, KnownList>();
  #next = 0;

  constructor(known: ListNames = {}, next = 0) {
    for (const [key, list] of Object.entries(known)) this.#known.set(key, list);
    this.#next = next;
  }

  /** One name for each item: those that are known, and new ones for items at the end. */
  names(view: string, pointer: Pointer, count: number): readonly string[] {
    const place = pointerKey(pointer);
    const before = this.#known.get(view);
    const kept = before?.place === place ? before.names.slice(0, count) : [];
    if (before?.place === place && before.names.length === count) return before.names;
    const added = Array.from({ length: count - kept.length }, () => this.#fresh());
    const names = [...kept, ...added];
    this.#known.set(view, { place, names });
    return names;
  }

  /** The item at this index goes away; those behind it move up with their names. */
  drop(pointer: Pointer, index: number): void {
    const place = pointerKey(pointer);
    for (const [view, list] of this.#known) {
      if (list.place !== place) continue;
      this.#known.set(view, { place, names: list.names.filter((_, i) => i !== index) });
    }
  }

  snapshot(): { readonly lists: ListNames; readonly next: number } {
    return { lists: Object.fromEntries(this.#known), next: this.#next };
  }

  #fresh(): string {
    this.#next += 1;
    return `i${String(this.#next)}`;
  }
}
