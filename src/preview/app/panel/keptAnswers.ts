import type { Host } from './host';

/** What was typed so far, by row; kept over edits of the spec and reloads of the page. */
export class KeptAnswers {
  readonly #byRow: Map<number, unknown>;

  constructor(private readonly host: Host) {
    const kept = host.kept();
    const entries = Array.isArray(kept) ? (kept as readonly [number, unknown][]) : [];
    this.#byRow = new Map(entries);
  }

  of(row: number): unknown {
    return this.#byRow.get(row);
  }

  keep(row: number, state: unknown): void {
    this.#byRow.set(row, state);
    this.#save();
  }

  forget(row: number): void {
    this.#byRow.delete(row);
    this.#save();
  }

  #save(): void {
    this.host.keep([...this.#byRow]);
  }
}
