/** One tasks file, row by row: found by number or by text, without ever being in memory as a whole. */
import {
  parseTasksFile,
  type FieldSpecs,
  type NewTask,
  type TasksFormat,
  type TasksKind,
} from '../../spec';
import type { FoundRow } from './choice';
import { recordScanner, type RecordScanner } from './recordScanner';
import type { TasksText } from './tasksText';

/** Every so many rows the index remembers a place: a million rows are thirty thousand numbers. */
const stride = 32;
/** Longer rows are shown in lists by their beginning, in UTF-16 code units. */
const longestShown = 160;

export interface RowSpecs {
  readonly inputSpec: FieldSpecs;
  readonly outputSpec: FieldSpecs;
}

export interface RowFileOptions {
  readonly format: TasksFormat;
  readonly kind: TasksKind;
  /** Platform header by column name. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

export class RowFile {
  /** Where every `stride`-th row begins. */
  readonly #places: number[] = [];
  #count = 0;
  #end = 0;
  #header: Span | undefined;
  #headerText: string | undefined;
  #state: 'going-on' | 'done' = 'going-on';
  #work: Promise<void> = Promise.resolve();
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #scanner: RecordScanner;

  constructor(
    readonly text: TasksText,
    readonly how: RowFileOptions,
  ) {
    this.#scanner = recordScanner(how.format, (start, end) => this.#found(start, end));
    this.#pieces = text.pieces()[Symbol.asyncIterator]();
  }

  /** Rows found so far. */
  get count(): number {
    return this.#count;
  }

  get counting(): 'going-on' | 'done' {
    return this.#state;
  }

  /** Finds the rest of the rows; `told` is called now and then. */
  async countAll(told: () => void, signal: AbortSignal): Promise<void> {
    while (this.#state === 'going-on' && !signal.aborted) {
      await this.#advance();
      told();
    }
  }

  /** Finds rows until there are so many, or no more. */
  async countAtLeast(least: number): Promise<void> {
    while (this.#state === 'going-on' && this.#count < least) await this.#advance();
  }

  /** The cells of the header, as they stand in the file; undefined for JSON. */
  async header(): Promise<string | undefined> {
    if (!this.#hasHeader) return undefined;
    while (!this.#header && this.#state === 'going-on') await this.#advance();
    if (!this.#header) return undefined;
    const { start, end } = this.#header;
    this.#headerText ??= decoded(await this.text.read(start, end));
    return this.#headerText;
  }

  /** A row by its number from zero; undefined behind the last one. Throws what is wrong with it. */
  async row(index: number, specs: RowSpecs): Promise<NewTask | undefined> {
    const record = await this.#record(index);
    if (record === undefined) return undefined;
    const text = await this.#alone(record);
    const { format, kind, columns } = this.how;
    const strict = parseTasksFile(text, { format, kind, columns, ...specs });
    // What is wrong with a row is the diagnostics' business; the preview shows what can be read of it.
    const [task] = strict.tasks[0]
      ? strict.tasks
      : parseTasksFile(text, { format, kind, columns }).tasks;
    if (task) return task;
    const why = strict.problems[0]?.message ?? 'It cannot be read.';
    throw new Error(`Row ${String(index + 1)} of the tasks file cannot be shown. ${why}`);
  }

  /** Rows that hold a text, in upper or lower case, in batches as they are found. */
  async *search(wanted: string, signal: AbortSignal): AsyncGenerator<readonly FoundRow[]> {
    const needle = wanted.toLowerCase();
    let spans: Span[] = [];
    const scanner = recordScanner(this.how.format, (start, end) => spans.push({ start, end }));
    let kept = new Uint8Array();
    let keptFrom = 0;
    let row = this.#hasHeader ? -1 : 0;
    const held = (batch: readonly Span[]): FoundRow[] =>
      batch.flatMap(({ start, end }) => {
        const index = row++;
        if (index < 0) return [];
        const text = decoded(kept.subarray(start - keptFrom, end - keptFrom));
        return text.toLowerCase().includes(needle) ? [{ row: index, text: shown(text) }] : [];
      });
    for await (const piece of this.text.pieces()) {
      if (signal.aborted) return;
      kept = joined(kept, piece);
      scanner.push(piece);
      const batch = spans;
      spans = [];
      yield held(batch);
      const last = batch.at(-1)?.end ?? keptFrom;
      kept = kept.slice(last - keptFrom);
      keptFrom = last;
    }
    scanner.end();
    yield held(spans);
  }

  get #hasHeader(): boolean {
    return this.how.format === 'tsv' || this.how.format === 'csv';
  }

  async #record(index: number): Promise<string | undefined> {
    while (this.#count <= index && this.#state === 'going-on') await this.#advance();
    if (index < 0 || index >= this.#count) return undefined;
    const block = Math.floor(index / stride);
    const start = this.#places[block] ?? 0;
    // The block's last row may end behind what is indexed so far; its own end is enough then.
    const end = this.#places[block + 1] ?? this.#end;
    const bytes = await this.text.read(start, end);
    const spans: Span[] = [];
    const scanner = recordScanner(this.how.format, (from, to) =>
      spans.push({ start: from, end: to }),
    );
    // The items of a list are only told apart inside of one.
    const opening = this.how.format === 'json' ? 1 : 0;
    if (opening > 0) scanner.push(new TextEncoder().encode('['));
    scanner.push(bytes);
    scanner.end();
    const span = spans[index % stride];
    return span && decoded(bytes.subarray(span.start - opening, span.end - opening));
  }

  /** A file that holds nothing but this record. */
  async #alone(record: string): Promise<string> {
    if (this.how.format === 'json') return `[${record}]`;
    const header = await this.header();
    return header === undefined ? record : `${header}\n${record}\n`;
  }

  /** Reads one more piece; calls at the same time take turns. */
  #advance(): Promise<void> {
    this.#work = this.#work.then(async () => {
      if (this.#state === 'done') return;
      const next = await this.#pieces.next();
      if (next.done === true) {
        this.#scanner.end();
        this.#state = 'done';
      } else this.#scanner.push(next.value);
    });
    return this.#work;
  }

  #found(start: number, end: number): void {
    if (this.#hasHeader && !this.#header) {
      this.#header = { start, end };
      return;
    }
    if (this.#count % stride === 0) this.#places.push(start);
    this.#count += 1;
    this.#end = end;
  }
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestShown ? `${line.slice(0, longestShown - 1)}…` : line;
}
