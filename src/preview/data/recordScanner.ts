/**
 * Finds where the records of a tasks file begin and end, byte by byte as the file arrives. Signs that
 * matter are ASCII, so that UTF-8 need not be decoded for it.
 */
import type { TasksFormat } from '../../spec';

export interface RecordScanner {
  push(bytes: Uint8Array): void;
  /** The file is over. */
  end(): void;
}

/** Hears of every record: offsets of its first byte and of the byte behind its last. */
export type RecordFound = (start: number, end: number) => void;

const [tab, lineFeed, carriageReturn, space] = [9, 10, 13, 32];
const [quote, comma, backslash] = [34, 44, 92];
const [openList, closeList, openMap, closeMap] = [91, 93, 123, 125];

const blanks: ReadonlySet<number> = new Set([space, tab, lineFeed, carriageReturn]);
const depthOf: ReadonlyMap<number, number> = new Map([
  [openList, 1],
  [openMap, 1],
  [closeList, -1],
  [closeMap, -1],
]);

export function recordScanner(format: TasksFormat, found: RecordFound): RecordScanner {
  switch (format) {
    case 'tsv':
      return new DelimitedScanner(tab, found);
    case 'csv':
      return new DelimitedScanner(comma, found);
    case 'jsonl':
      // No JSON text has a line break inside of a string, so that lines are all there is to it.
      return new DelimitedScanner(-1, found);
    case 'json':
      return new ListScanner(found);
  }
}

/** Rows of a TSV or CSV, or lines: a cell that begins with a quote may hold line breaks. */
class DelimitedScanner implements RecordScanner {
  #at = 0;
  #start = 0;
  #quoted = false;
  /** The byte before ended a quoted cell. */
  #justClosed = false;
  #cellBegins = true;

  constructor(
    /** Without one, quotes mean nothing. */
    private readonly delimiter: number,
    private readonly found: RecordFound,
  ) {}

  push(bytes: Uint8Array): void {
    for (const byte of bytes) {
      this.#take(byte);
      this.#at += 1;
    }
  }

  end(): void {
    this.#close();
  }

  #take(byte: number): void {
    if (this.#quoted) {
      this.#quoted = byte !== quote;
      this.#justClosed = byte === quote;
      return;
    }
    if (byte === lineFeed || byte === carriageReturn) {
      this.#close();
      this.#start = this.#at + 1;
      this.#cellBegins = true;
      return;
    }
    // A doubled quote inside of a quoted cell opens it again, which comes to the same.
    if (byte === quote && this.delimiter >= 0 && (this.#cellBegins || this.#justClosed)) {
      this.#quoted = true;
    }
    this.#justClosed = false;
    this.#cellBegins = byte === this.delimiter;
  }

  /** Blank lines are no records. */
  #close(): void {
    this.#justClosed = false;
    if (this.#at > this.#start) this.found(this.#start, this.#at);
    this.#start = this.#at;
  }
}

/** Items of a JSON list. */
class ListScanner implements RecordScanner {
  #at = 0;
  #depth = 0;
  #start: number | undefined;
  /** Behind the last byte of the item that is not blank. */
  #last = 0;
  #text: 'outside' | 'inside' | 'escaped' = 'outside';

  constructor(private readonly found: RecordFound) {}

  push(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#text === 'outside') this.#take(byte);
      else this.#takeInText(byte);
      this.#at += 1;
    }
  }

  end(): void {
    this.#close();
  }

  #takeInText(byte: number): void {
    if (this.#text === 'escaped') this.#text = 'inside';
    else if (byte === backslash) this.#text = 'escaped';
    else if (byte === quote) this.#text = 'outside';
    this.#last = this.#at + 1;
  }

  #take(byte: number): void {
    if (blanks.has(byte)) return;
    if (this.#depth === 1 && (byte === comma || byte === closeList)) {
      this.#close();
      if (byte === closeList) this.#depth = 0;
      return;
    }
    if (this.#depth >= 1) this.#start ??= this.#at;
    this.#last = this.#at + 1;
    if (byte === quote) this.#text = 'inside';
    this.#depth += depthOf.get(byte) ?? 0;
  }

  #close(): void {
    if (this.#start !== undefined) this.found(this.#start, this.#last);
    this.#start = undefined;
  }
}
