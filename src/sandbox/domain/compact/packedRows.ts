import { Arena } from './arena';
import type { RowKeeper } from './rowKeeper';

/** Writes a row as a short JSON value, and reads it again: `decode(encode(row))` equals the row. */
export interface RowCodec<Row> {
  encode(row: Row): unknown;
  decode(packed: unknown): Row;
}

/**
 * Rows that were put last stay objects: they are read and changed again soon. Few enough that most
 * are packed before the garbage collector takes them for something that lasts.
 */
const freshRows = 256;

/**
 * Rows as bytes. An assignment of which nobody speaks any more takes a tenth of what the object
 * took, and the garbage collector need not look at it.
 */
export class PackedRows<Row> implements RowKeeper<Row> {
  readonly #fresh = new Map<number, Row>();
  readonly #arena = new Arena();

  constructor(private readonly codec: RowCodec<Row>) {}

  get(slot: number): Row | undefined {
    const fresh = this.#fresh.get(slot);
    if (fresh) return fresh;
    const text = this.#arena.get(slot);
    return text === undefined ? undefined : this.codec.decode(JSON.parse(text));
  }

  set(slot: number, row: Row): void {
    this.#fresh.delete(slot);
    this.#fresh.set(slot, row);
    if (this.#fresh.size > 2 * freshRows) this.#pack();
  }

  restore(slot: number, _row: Row, kept: unknown): void {
    this.#fresh.delete(slot);
    this.#arena.set(slot, JSON.stringify(kept));
  }

  delete(slot: number): void {
    this.#fresh.delete(slot);
    this.#arena.delete(slot);
  }

  clear(): void {
    this.#fresh.clear();
    this.#arena.clear();
  }

  /** Packs the older half of what is fresh. */
  #pack(): void {
    let left = freshRows;
    for (const [slot, row] of this.#fresh) {
      if (left-- === 0) return;
      this.#arena.set(slot, JSON.stringify(this.codec.encode(row)));
      this.#fresh.delete(slot);
    }
  }
}
