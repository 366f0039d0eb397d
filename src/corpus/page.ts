/** An article as its authors wrote it. */
export interface WikiPage {
  readonly id: string;
  readonly title: string;
  /** In wikitext. */
  readonly text: string;
}

/** Pages that came together, and where to go on behind them. */
export interface PageBatch {
  readonly pages: readonly WikiPage[];
  /** Undefined behind the last page. Plain data. */
  readonly next: Position | undefined;
}

/** Where a source stands: words of an API, or the number of pages of a dump. */
export type Position = Readonly<Record<string, string | number>>;

/** Articles in an order that is the same each time. */
export interface PageSource {
  batches(from: Position | undefined, signal: AbortSignal): AsyncIterable<PageBatch>;
  /** Address of an article, for giving credit to its authors. */
  readonly address: (title: string) => string;
}
