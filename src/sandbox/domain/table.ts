import { Bits } from './compact/bits';
import { NumbersById } from './compact/numbers';
import { PackedRows, type RowCodec } from './compact/packedRows';
import { placeOf, Postings } from './compact/postings';
import { PlainRows, type RowKeeper } from './compact/rowKeeper';

/** A row as its table knows it. */
export interface Identified {
  readonly id: string;
}

/** The keys under which an index holds a row; none when it should not be found there. */
export type IndexKeys<Row> = (row: Row) => readonly string[];

/** The one mark that a row has now, if any: a state by which rows are looked for. */
export type MarkOf<Row> = (row: Row) => string | undefined;

export interface TableOptions<Row> {
  /** Keeps the rows of a very large table as bytes. */
  readonly codec?: RowCodec<Row>;
  readonly mark?: MarkOf<Row>;
}

/** Rows in the order of creation, to be walked through from anywhere, as often as needed. */
export interface RowList<Row> {
  /** Those created after the row with this id; all of them when it is not in the list. */
  after(id: string | undefined): Iterable<Row>;
  /** The same list without the rows that have none of these marks. */
  marked(marks: readonly string[]): RowList<Row>;
}

export type ChangeListener<Row> = (after: Row | undefined, before: Row | undefined) => void;

interface Index<Row> {
  readonly keysOf: IndexKeys<Row>;
  readonly postings: Postings;
}

/** What became of a table since the last look at it. */
export interface TableChanges {
  /** Rows that were put, as they are kept: oldest first. */
  readonly kept: Iterable<unknown>;
  readonly deleted: readonly string[];
}

/** So many slots of deleted rows are left alone. */
const fewGaps = 1000;

/**
 * Rows by id, in the order in which they were first put, with indexes that hold for every change.
 * A row whose id is not in the table any more is gone from every index too. A table of very many
 * rows gets a codec, and then keeps them as bytes.
 */
export class Table<Row extends Identified, IndexName extends string = never> {
  readonly #slots = new NumbersById();
  readonly #rows: RowKeeper<Row>;
  readonly #used = new Bits();
  /** Slots up to this one have been given away. */
  #next = 0;
  readonly #indexes: ReadonlyMap<IndexName, Index<Row>>;
  readonly #listeners: ChangeListener<Row>[] = [];
  readonly #marked = new Map<string, Bits>();
  #changes: { readonly put: Bits; readonly deleted: Set<string> } | undefined;

  constructor(
    readonly name: string,
    indexes: Readonly<Record<IndexName, IndexKeys<Row>>>,
    private readonly options: TableOptions<Row> = {},
  ) {
    this.#rows = options.codec ? new PackedRows(options.codec) : new PlainRows();
    const names = Object.keys(indexes) as IndexName[];
    this.#indexes = new Map(
      names.map((index) => [index, { keysOf: indexes[index], postings: new Postings() }]),
    );
  }

  get size(): number {
    return this.#used.size;
  }

  get(id: string): Row | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#rows.get(slot);
  }

  has(id: string): boolean {
    return this.#slots.get(id) !== undefined;
  }

  *values(): Generator<Row> {
    for (const slot of this.#used) {
      const row = this.#rows.get(slot);
      if (row) yield row;
    }
  }

  /** Rows whose index has this key, oldest first. */
  by(index: IndexName, key: string): Row[] {
    return [...this.each(index, key)];
  }

  /** The same one by one, for those who may not need them all. Nothing may be put meanwhile. */
  *each(index: IndexName, key: string): Generator<Row> {
    for (const slot of this.#slotsOf(index, key)) {
      const row = this.#rows.get(slot);
      if (row) yield row;
    }
  }

  /** Rows that have this mark now, oldest first. */
  *marked(mark: string): Generator<Row> {
    for (const slot of this.#marked.get(mark) ?? []) {
      const row = this.#rows.get(slot);
      if (row) yield row;
    }
  }

  countMarked(mark: string): number {
    return this.#marked.get(mark)?.size ?? 0;
  }

  /** Rows whose index has this key; all rows without one. */
  list(index?: IndexName, key = ''): RowList<Row> {
    if (index === undefined) return this.#listOf(() => this.#used);
    return this.#listOf(() => this.#slotsOf(index, key));
  }

  countBy(index: IndexName, key: string): number {
    return this.#indexes.get(index)?.postings.count(key) ?? 0;
  }

  onChange(listener: ChangeListener<Row>): void {
    this.#listeners.push(listener);
  }

  put(row: Row): void {
    const known = this.#slots.get(row.id);
    const slot = known ?? this.#newSlot(row.id);
    const before = known === undefined ? undefined : this.#rows.get(known);
    this.#rows.set(slot, row);
    this.#follow(slot, row, before);
  }

  #follow(slot: number, row: Row, before: Row | undefined): void {
    this.#reindex(slot, before, row);
    this.#changes?.put.add(slot);
    this.#changes?.deleted.delete(row.id);
    for (const listener of this.#listeners) listener(row, before);
  }

  delete(id: string): void {
    const slot = this.#slots.get(id);
    const before = slot === undefined ? undefined : this.#rows.get(slot);
    if (slot === undefined || !before) return;
    this.#slots.delete(id);
    this.#used.delete(slot);
    this.#rows.delete(slot);
    this.#reindex(slot, before, undefined);
    this.#changes?.put.delete(slot);
    this.#changes?.deleted.add(id);
    for (const listener of this.#listeners) listener(undefined, before);
    if (this.#next > fewGaps + 2 * this.size) this.#closeGaps();
  }

  /** From now on `takeChanges` tells what changed. */
  track(): void {
    this.#changes = { put: new Bits(), deleted: new Set() };
  }

  get hasChanged(): boolean {
    const changes = this.#changes;
    return changes !== undefined && changes.put.size + changes.deleted.size > 0;
  }

  /** What changed since the last call. To be read before anything else is put. */
  takeChanges(): TableChanges {
    const changes = this.#changes;
    if (!changes) return { kept: [], deleted: [] };
    this.track();
    return { kept: this.#kept(changes.put), deleted: [...changes.deleted] };
  }

  /** Every row as it is kept. */
  everything(): Iterable<unknown> {
    return this.#kept(this.#used);
  }

  /** Puts back what `takeChanges` or `everything` gave. */
  restore(kept: unknown): void {
    const { codec } = this.options;
    const row = codec ? codec.decode(kept) : (kept as Row);
    const known = this.#slots.get(row.id);
    const slot = known ?? this.#newSlot(row.id);
    const before = known === undefined ? undefined : this.#rows.get(known);
    this.#rows.restore(slot, row, kept);
    this.#follow(slot, row, before);
  }

  *#kept(slots: Iterable<number>): Generator {
    const { codec } = this.options;
    for (const slot of slots) {
      const row = this.#rows.get(slot);
      if (row) yield codec ? codec.encode(row) : row;
    }
  }

  #listOf(slots: () => Iterable<number>, marks?: readonly string[]): RowList<Row> {
    return {
      after: (id) => this.#walk(slots(), id === undefined ? undefined : this.#slots.get(id), marks),
      marked: (wanted) => this.#listOf(slots, wanted),
    };
  }

  *#walk(
    slots: Iterable<number>,
    after: number | undefined,
    marks?: readonly string[],
  ): Generator<Row> {
    const marked = marks?.flatMap((mark) => this.#marked.get(mark) ?? []);
    for (const slot of after === undefined ? slots : slotsAfter(slots, after)) {
      if (marked?.every((bits) => !bits.has(slot)) === true) continue;
      const row = this.#rows.get(slot);
      if (row) yield row;
    }
  }

  #slotsOf(index: IndexName, key: string): readonly number[] {
    return this.#indexes.get(index)?.postings.of(key) ?? [];
  }

  #newSlot(id: string): number {
    const slot = this.#next++;
    this.#slots.set(id, slot);
    this.#used.add(slot);
    return slot;
  }

  #reindex(slot: number, before: Row | undefined, after: Row | undefined): void {
    this.#remark(slot, before, after);
    for (const { keysOf, postings } of this.#indexes.values()) {
      const oldKeys = before ? keysOf(before) : none;
      const newKeys = after ? keysOf(after) : none;
      if (areSame(oldKeys, newKeys)) continue;
      for (const key of oldKeys) if (!newKeys.includes(key)) postings.remove(key, slot);
      for (const key of newKeys) if (!oldKeys.includes(key)) postings.add(key, slot);
    }
  }

  #remark(slot: number, before: Row | undefined, after: Row | undefined): void {
    const { mark } = this.options;
    if (!mark) return;
    const old = before && mark(before);
    const now = after && mark(after);
    if (old === now) return;
    if (old !== undefined) this.#marked.get(old)?.delete(slot);
    if (now === undefined) return;
    const bits = this.#marked.get(now);
    if (bits) bits.add(slot);
    else this.#marked.set(now, new Bits().add(slot));
  }

  /** Numbers the rows that are left anew: a table with much coming and going must not grow. */
  #closeGaps(): void {
    const rows = [...this.values()];
    const changed = new Set(
      [...(this.#changes?.put ?? [])].map((slot) => this.#rows.get(slot)?.id),
    );
    this.#next = 0;
    for (const part of [this.#slots, this.#used, this.#rows]) part.clear();
    for (const { postings } of this.#indexes.values()) postings.clear();
    this.#marked.clear();
    this.#changes?.put.clear();
    for (const row of rows) {
      const slot = this.#newSlot(row.id);
      this.#rows.set(slot, row);
      this.#reindex(slot, undefined, row);
      if (changed.has(row.id)) this.#changes?.put.add(slot);
    }
  }
}

const none: readonly string[] = [];

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

/** What follows in an ascending list; all of it when the number is not in it. */
function slotsAfter(slots: Iterable<number>, after: number): Iterable<number> {
  if (slots instanceof Bits) return slots.has(after) ? slots.from(after + 1) : slots;
  if (!Array.isArray(slots)) return slots;
  const list = slots as readonly number[];
  const at = placeOf(list, after);
  return list[at] === after ? from(list, at + 1) : list;
}

function* from(list: readonly number[], start: number): Generator<number> {
  for (let at = start; at < list.length; at++) yield list[at] ?? 0;
}
