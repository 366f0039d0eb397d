import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Change } from '../domain/store';
import type { Identified } from '../domain/table';

/**
 * How changes stand in a file: JSON lines, each with rows of one table or the ids of rows that are
 * gone. A transaction may take many lines; all but its last begin with `{"more":true`, so that one
 * which was not written to its end is known by its missing last line.
 */
const goesOn = Buffer.from('{"more":true');
/** Characters after which a transaction goes on in another line. */
const longLine = 32 * 1024;

/** What is done with a change, and the simulated time of its transaction. */
export type Restore = (change: Change | OldChange, at: number) => void;

/** As the first version wrote them: rows of every table as objects. */
export interface OldChange {
  readonly table: string;
  readonly row: Identified;
}

type Line =
  | { readonly at: number; readonly table: string; readonly rows: readonly unknown[] }
  | { readonly at: number; readonly table: string; readonly deleted: readonly string[] }
  | { readonly at: number; readonly changes: readonly (Change | OldChange)[] };

/** The lines of one transaction, in pieces of a size that can be written at once. */
export function* linesOf(at: number, changes: Iterable<Change>): Generator<string> {
  let line = '';
  for (const next of bodiesOf(changes)) {
    if (line !== '') yield `{"more":true,"at":${at},${line}}\n`;
    line = next;
  }
  if (line !== '') yield `{"at":${at},${line}}\n`;
}

/** Changes that stand together: neighbours of one table and kind, up to the length of a line. */
function* bodiesOf(changes: Iterable<Change>): Generator<string> {
  let head = '';
  let items: string[] = [];
  let length = 0;
  for (const change of changes) {
    const isDeleted = 'deleted' in change;
    const next = `"table":${JSON.stringify(change.table)},"${isDeleted ? 'deleted' : 'rows'}":`;
    if (items.length > 0 && (next !== head || length > longLine)) {
      yield `${head}[${items.join(',')}]`;
      items = [];
      length = 0;
    }
    head = next;
    const item = JSON.stringify(isDeleted ? change.deleted : change.kept);
    items.push(item);
    length += item.length;
  }
  if (items.length > 0) yield `${head}[${items.join(',')}]`;
}

export interface FileRead {
  /** Bytes up to the end of the last transaction that is whole. */
  readonly end: number;
  readonly size: number;
}

/**
 * Reads the whole transactions of a file. What was cut off at its end is left out; a line that
 * cannot be read with others after it throws, since what follows would rest on what is missing.
 */
export function readTransactions(path: string, restore: Restore): FileRead {
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    const end = endOfLastTransaction(file);
    let number = 0;
    for (const { text, start } of linesIn(file, end)) {
      number += 1;
      const line = parse(text.toString('utf8'));
      if (!line) throw brokenLine(path, number, start);
      apply(line, restore);
    }
    return { end, size };
  } finally {
    closeSync(file);
  }
}

function apply(line: Line, restore: Restore): void {
  if ('changes' in line) {
    for (const change of line.changes) restore(change, line.at);
  } else if ('rows' in line) {
    for (const kept of line.rows) restore({ table: line.table, kept }, line.at);
  } else {
    for (const deleted of line.deleted) restore({ table: line.table, deleted }, line.at);
  }
}

function brokenLine(path: string, number: number, start: number): Error {
  return new Error(
    `${path}: line ${number} (at byte ${start}) is broken, and there are others after it. ` +
      'Nothing was changed. Put back a copy of the folder; or cut the file before that line to go ' +
      'on from there, without what came later; or move the folder away to begin anew.',
  );
}

function endOfLastTransaction(file: number): number {
  let last: RawLine | undefined;
  let before = 0;
  for (const line of linesIn(file, fstatSync(file).size)) {
    if (line.text.subarray(0, goesOn.length).equals(goesOn)) continue;
    before = last ? endOf(last) : 0;
    last = line;
  }
  if (!last) return 0;
  // A power cut can leave rubbish in place of the last line.
  return parse(last.text.toString('utf8')) ? endOf(last) : before;
}

function endOf({ start, text }: RawLine): number {
  return start + text.length + 1;
}

interface RawLine {
  readonly text: Buffer;
  readonly start: number;
}

const pieceSize = 1 << 20;

/** Lines that end within the first `size` bytes, without their ends. */
function* linesIn(file: number, size: number): Generator<RawLine> {
  let start = 0;
  let rest = Buffer.alloc(0);
  for (let position = 0; position < size;) {
    const piece = Buffer.allocUnsafe(Math.min(pieceSize, size - position));
    const read = readSync(file, piece, 0, piece.length, position);
    if (read === 0) return;
    position += read;
    let from = 0;
    const bytes =
      rest.length === 0 ? piece.subarray(0, read) : Buffer.concat([rest, piece.subarray(0, read)]);
    for (let to = bytes.indexOf(10); to !== -1; to = bytes.indexOf(10, from)) {
      yield { text: bytes.subarray(from, to), start: start + from };
      from = to + 1;
    }
    start += from;
    rest = bytes.subarray(from);
  }
}

function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
