import type { ListNode, MapEntry, MapNode, ScalarNode, SpecNode } from './node';

/**
 * A piece's tree at its place in the text: `by` is added to all offsets, and each node keeps the one it
 * was made from. Collections place what is in them when they are first asked for it, because after
 * most edits nobody asks.
 */
export function placed(origin: SpecNode, by: number): SpecNode {
  if (origin.kind === 'scalar') return placedScalar(origin, by);
  return origin.kind === 'map' ? new PlacedMap(origin, by) : new PlacedList(origin, by);
}

/** What placed collections have in common. */
class Placed<Origin extends MapNode | ListNode> {
  constructor(
    readonly origin: Origin,
    readonly by: number,
  ) {}

  get start(): number {
    return this.origin.start + this.by;
  }

  get end(): number {
    return this.origin.end + this.by;
  }

  get flow(): boolean {
    return this.origin.flow;
  }
}

class PlacedMap extends Placed<MapNode> implements MapNode {
  readonly kind = 'map';
  #entries: readonly MapEntry[] | undefined;
  #some: Map<number, MapEntry> | undefined;

  get entries(): readonly MapEntry[] {
    const some = this.#some;
    this.#entries ??= this.origin.entries.map(
      (entry, i) => some?.get(i) ?? placedEntry(entry, this.by),
    );
    return this.#entries;
  }

  /** One entry, without placing its siblings. */
  entry(index: number): MapEntry | undefined {
    if (this.#entries) return this.#entries[index];
    const known = this.#some?.get(index);
    const origin = this.origin.entries[index];
    if (known || !origin) return known;
    const entry = placedEntry(origin, this.by);
    this.#some ??= new Map();
    this.#some.set(index, entry);
    return entry;
  }
}

class PlacedList extends Placed<ListNode> implements ListNode {
  readonly kind = 'list';
  #items: readonly SpecNode[] | undefined;

  get items(): readonly SpecNode[] {
    this.#items ??= this.origin.items.map((item) => placed(item, this.by));
    return this.#items;
  }
}

function placedEntry({ key, value, merged }: MapEntry, by: number): MapEntry {
  const entry = { key: placedScalar(key, by), value: placed(value, by) };
  return merged ? { ...entry, merged } : entry;
}

function placedScalar(origin: ScalarNode, by: number): ScalarNode {
  return {
    kind: 'scalar',
    start: origin.start + by,
    end: origin.end + by,
    style: origin.style,
    value: origin.value,
    origin,
  };
}
