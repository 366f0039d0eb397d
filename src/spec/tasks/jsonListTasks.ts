import { readTask } from './jsonTasks';
import type { Piecewise } from './piecewise';
import type { TaskReader } from './taskReader';

const [quote, backslash, comma] = [34, 92, 44];
const [openList, closeList, openMap, closeMap] = [91, 93, 123, 125];

/** Where in the list the reader stands. */
type Stage = 'before' | 'item' | 'after-item' | 'behind' | 'end';

/** Reads `[ {…}, {…} ]` as its text arrives: one item at a time is in memory. */
export class JsonListTasks {
  #stage: Stage = 'before';
  /** Where the scan of an item that is not complete yet goes on. */
  #scan = { at: 0, depth: 0, quoted: false };

  constructor(
    private readonly source: Piecewise,
    private readonly columns: Readonly<Record<string, string>> | undefined,
    private readonly reader: TaskReader,
  ) {}

  /** Reads the items that are complete; with `all`, whatever is left as well. */
  read(extent: 'complete' | 'all'): void {
    const { text } = this.source;
    let at = 0;
    while (this.#stage !== 'end') {
      at = skipBlank(text, at);
      const next = this.#step(text, at);
      if (next === undefined) break;
      at = next;
    }
    if (this.#stage === 'end') at = text.length;
    this.#scan.at = Math.max(0, this.#scan.at - at);
    if (extent === 'all') this.#finish(text, at);
    this.source.drop(extent === 'all' ? text.length : at);
  }

  /** Takes one sign or item; undefined when the text ends before it does. */
  #step(text: string, at: number): number | undefined {
    if (at >= text.length) return undefined;
    const code = text.charCodeAt(at);
    if (this.#stage === 'before') return this.#begin(text, at);
    if (this.#stage === 'behind') return this.#behind(text, at);
    if (code === closeList) {
      this.#stage = 'behind';
      return at + 1;
    }
    if (this.#stage === 'after-item' && code === comma) {
      this.#stage = 'item';
      return at + 1;
    }
    if (this.#stage === 'after-item') {
      this.reader.report('syntax-error', 'error', 'A comma is missing.', at, at + 1);
      this.#stage = 'item';
    }
    const end = this.#endOfItem(text, at);
    if (end === undefined) return undefined;
    this.#take(text, at, end);
    return end;
  }

  #begin(text: string, at: number): number {
    if (text.charCodeAt(at) === openList) {
      this.#stage = 'item';
      return at + 1;
    }
    const message = 'A JSON tasks file is a list of tasks: [ {…}, {…} ].';
    this.reader.report('wrong-type', 'error', message, at, at + 1);
    this.#stage = 'end';
    return text.length;
  }

  /** Nothing but blanks may follow the list. */
  #behind(text: string, at: number): number {
    const message = 'Only one value may stand in a JSON file.';
    this.reader.report('syntax-error', 'error', message, at, at + 1);
    this.#stage = 'end';
    return text.length;
  }

  #take(text: string, start: number, end: number): void {
    if (end > start) readTask(text.slice(start, end), start, this.columns, this.reader);
    else {
      this.reader.report('syntax-error', 'error', 'A value is expected.', start, start + 1);
    }
    this.#scan = { at: 0, depth: 0, quoted: false };
    this.#stage = 'after-item';
  }

  /** The first offset after an item; an item that is no object or list ends before a comma or bracket. */
  #endOfItem(text: string, start: number): number | undefined {
    const scan = this.#scan;
    for (let i = Math.max(start, scan.at); i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === backslash && scan.quoted) i++;
      else if (code === quote) scan.quoted = !scan.quoted;
      else if (!scan.quoted) {
        if (endsBefore(code, scan.depth)) return i;
        scan.depth += depthOf(code);
        if (scan.depth === 0 && depthOf(code) < 0) return i + 1;
      }
      scan.at = i + 1;
    }
    return undefined;
  }

  #finish(text: string, at: number): void {
    if (this.#stage === 'end' || this.#stage === 'behind') return;
    if (this.#stage === 'before') {
      const message = 'The file is empty. A JSON tasks file is a list of tasks: [ {…}, {…} ].';
      this.reader.report('task-file-empty', 'error', message, 0, 0);
      return;
    }
    const rest = text.slice(at);
    if (rest.trim() !== '') readTask(rest, at, this.columns, this.reader);
    else
      this.reader.report(
        'syntax-error',
        'error',
        'A closing ] is missing.',
        Math.max(0, at - 1),
        at,
      );
  }
}

const endsBefore = (code: number, depth: number): boolean =>
  depth === 0 && (code === comma || code === closeList || code === closeMap);

function depthOf(code: number): number {
  if (code === openMap || code === openList) return 1;
  return code === closeMap || code === closeList ? -1 : 0;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at++;
  }
}
