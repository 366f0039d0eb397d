/** Where a table has its rows, by slot. Slots are numbered from 0 in the order of creation. */
export interface RowKeeper<Row> {
  get(slot: number): Row | undefined;
  set(slot: number, row: Row): void;
  /** The same for a row that nobody is going to look at soon, with the form it was kept in. */
  restore(slot: number, row: Row, kept: unknown): void;
  delete(slot: number): void;
  clear(): void;
}

/** Rows as the objects that they are: for tables that stay small, or are read all the time. */
export class PlainRows<Row> implements RowKeeper<Row> {
  readonly #rows: (Row | undefined)[] = [];

  get(slot: number): Row | undefined {
    return this.#rows[slot];
  }

  set(slot: number, row: Row): void {
    this.#rows[slot] = row;
  }

  restore(slot: number, row: Row): void {
    this.#rows[slot] = row;
  }

  delete(slot: number): void {
    this.#rows[slot] = undefined;
  }

  clear(): void {
    this.#rows.length = 0;
  }
}
