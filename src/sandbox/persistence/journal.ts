import {
  closeSync,
  existsSync,
  fdatasync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Change } from '../domain/store';

/** One transaction: simulated time, and the rows it left behind. */
export interface JournalEntry {
  readonly at: number;
  readonly changes: readonly Change[];
}

/** When a journal has grown to this many bytes, a snapshot takes its place. */
const snapshotAfter = 64 * 1024 * 1024;

/**
 * Keeps transactions in a folder: a snapshot of everything and the transactions since, one JSON
 * line each. A transaction is with the operating system before anybody is told of it, so killing
 * the process at any moment loses nothing that was answered; a line that was cut off is dropped.
 * Files are `<generation>.snapshot` and `<generation>.journal`.
 */
export class Journal {
  #file: number;
  #size: number;
  #syncing = false;

  private constructor(
    private readonly folder: string,
    private generation: number,
    file: number,
    size: number,
  ) {
    this.#file = file;
    this.#size = size;
  }

  /** Opens the folder, and hands over what is in it. */
  static open(folder: string, restore: (entry: JournalEntry) => void): Journal {
    mkdirSync(folder, { recursive: true });
    const generation = lastGeneration(folder);
    const snapshot = join(folder, `${generation}.snapshot`);
    if (existsSync(snapshot)) readEntries(snapshot, restore);
    const path = join(folder, `${generation}.journal`);
    const size = existsSync(path) ? readEntries(path, restore) : 0;
    const file = openSync(path, 'a');
    ftruncateSync(file, size);
    return new Journal(folder, generation, file, size);
  }

  append(entry: JournalEntry): void {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    let written = 0;
    while (written < line.length) written += writeSync(this.#file, line, written);
    this.#size += line.length;
    this.#syncSoon();
  }

  get isBig(): boolean {
    return this.#size > snapshotAfter;
  }

  /** Writes everything into a new snapshot and begins an empty journal after it. */
  compact(at: number, everything: Iterable<Change>): void {
    const next = this.generation + 1;
    const target = join(this.folder, `${next}.snapshot`);
    const draft = openSync(`${target}.tmp`, 'w');
    for (const change of everything) {
      writeSync(draft, `${JSON.stringify({ at, changes: [change] })}\n`);
    }
    fsyncSync(draft);
    closeSync(draft);
    const file = openSync(join(this.folder, `${next}.journal`), 'a');
    renameSync(`${target}.tmp`, target);
    closeSync(this.#file);
    rmSync(join(this.folder, `${this.generation}.journal`), { force: true });
    rmSync(join(this.folder, `${this.generation}.snapshot`), { force: true });
    this.#file = file;
    this.#size = 0;
    this.generation = next;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Against power cuts, not needed against kills: one sync at a time, in the background. */
  #syncSoon(): void {
    if (this.#syncing) return;
    this.#syncing = true;
    fdatasync(this.#file, () => {
      this.#syncing = false;
    });
  }
}

/** The newest snapshot that was finished; a journal without one is generation 0. */
function lastGeneration(folder: string): number {
  const generations = readdirSync(folder).flatMap((name) => {
    const match = /^(\d+)\.snapshot$/.exec(name);
    return match?.[1] === undefined ? [] : [Number(match[1])];
  });
  return Math.max(0, ...generations);
}

/** Reads whole lines; gives the bytes up to the end of the last good one. */
function readEntries(path: string, restore: (entry: JournalEntry) => void): number {
  const bytes = readFileSync(path);
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(10, start);
    if (end === -1) return start;
    const entry = parseEntry(bytes.toString('utf8', start, end));
    if (!entry) return start;
    restore(entry);
    start = end + 1;
  }
}

function parseEntry(line: string): JournalEntry | undefined {
  try {
    return JSON.parse(line) as JournalEntry;
  } catch {
    return undefined;
  }
}
