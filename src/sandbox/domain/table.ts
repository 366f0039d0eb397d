/** A row as its table knows it. */
export interface Identified {
  readonly id: string;
}

export type ChangeListener<Row> = (after: Row | undefined, before: Row | undefined) => void;

/**
 * Rows by id, in the order in which they were first put, with indexes that hold for every change.
 * A row whose id is not in the table any more is gone from every index too.
 */
export class Table<Row extends Identified, IndexName extends string = never> {
  readonly #rows = new Map<string, Row>();
  readonly #indexes: readonly (readonly [IndexName, IndexKeys<Row>, Map<string, Set<string>>])[];
  readonly #listeners: ChangeListener<Row>[] = [];

  constructor(
    readonly name: string,
    indexes: Readonly<Record<IndexName, IndexKeys<Row>>>,
  ) {
    this.#indexes = (Object.keys(indexes) as IndexName[]).map(
      (index) => [index, indexes[index], new Map<string, Set<string>>()] as const,
    );
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  values(): IterableIterator<Row> {
    return this.#rows.values();
  }

  /** Rows whose index has this key, oldest first. */
  by(index: IndexName, key: string): Row[] {
    const rows: Row[] = [];
    for (const id of this.#entries(index)?.get(key) ?? []) {
      const row = this.#rows.get(id);
      if (row) rows.push(row);
    }
    return rows;
  }

  countBy(index: IndexName, key: string): number {
    return this.#entries(index)?.get(key)?.size ?? 0;
  }

  onChange(listener: ChangeListener<Row>): void {
    this.#listeners.push(listener);
  }

  put(row: Row): void {
    const before = this.#rows.get(row.id);
    this.#rows.set(row.id, row);
    this.#reindex(before, row);
    for (const listener of this.#listeners) listener(row, before);
  }

  delete(id: string): void {
    const before = this.#rows.get(id);
    if (!before) return;
    this.#rows.delete(id);
    this.#reindex(before, undefined);
    for (const listener of this.#listeners) listener(undefined, before);
  }

  #entries(index: IndexName): Map<string, Set<string>> | undefined {
    return this.#indexes.find(([name]) => name === index)?.[2];
  }

  #reindex(before: Row | undefined, after: Row | undefined): void {
    for (const [, keysOf, entries] of this.#indexes) {
      const oldKeys = before ? keysOf(before) : [];
      const newKeys = after ? keysOf(after) : [];
      for (const key of oldKeys) {
        if (before && !newKeys.includes(key)) entries.get(key)?.delete(before.id);
      }
      for (const key of newKeys) {
        if (!after || oldKeys.includes(key)) continue;
        const ids = entries.get(key);
        if (ids) ids.add(after.id);
        else entries.set(key, new Set([after.id]));
      }
    }
  }
}

/** The keys under which an index holds a row; none when it should not be found there. */
export type IndexKeys<Row> = (row: Row) => readonly string[];
