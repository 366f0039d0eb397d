import {
  closeSync,
  existsSync,
  fdatasync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Change } from '../domain/store';
import { linesOf, readTransactions, type Restore } from './transactions';

/** A journal as long as this, and as its snapshot, is put together into a new snapshot. */
const snapshotAfter = 64 * 1024 * 1024;

/**
 * Keeps transactions in a folder: a snapshot of everything and the transactions since. A
 * transaction is with the operating system before anybody is told of it, so killing the process at
 * any moment loses nothing that was answered; one that was cut off counts as if it had never been.
 * Files are `<generation>.snapshot` and `<generation>.journal`.
 */
export class Journal {
  #file: number;
  #size: number;
  #snapshotSize: number;
  #syncing = false;
  #isBroken = false;

  private constructor(
    private readonly folder: string,
    private generation: number,
    o: { readonly file: number; readonly size: number; readonly snapshotSize: number },
  ) {
    this.#file = o.file;
    this.#size = o.size;
    this.#snapshotSize = o.snapshotSize;
  }

  /** Opens the folder, and hands over what is in it. */
  static open(folder: string, restore: Restore): Journal {
    mkdirSync(folder, { recursive: true });
    const generation = lastGeneration(folder);
    const snapshot = join(folder, `${generation}.snapshot`);
    const snapshotSize = existsSync(snapshot) ? readSnapshot(snapshot, restore) : 0;
    const path = join(folder, `${generation}.journal`);
    const size = existsSync(path) ? readTransactions(path, restore).end : 0;
    const file = openSync(path, 'a');
    ftruncateSync(file, size);
    removeOthers(folder, generation);
    return new Journal(folder, generation, { file, size, snapshotSize });
  }

  /** Writes a transaction. When that fails, nothing of it stays in the file. */
  append(at: number, changes: Iterable<Change>): void {
    let size = this.#size;
    try {
      for (const line of linesOf(at, changes)) size += writeAll(this.#file, line);
    } catch (error) {
      this.#isBroken = true;
      ftruncateSync(this.#file, this.#size);
      throw error;
    }
    if (size === this.#size) return;
    this.#size = size;
    this.#syncSoon();
  }

  /** The next thing to be written should be everything, in a new snapshot. */
  get wantsSnapshot(): boolean {
    // After a failed write the journal lacks something that only a snapshot still has.
    return this.#isBroken || this.#size > Math.max(snapshotAfter, this.#snapshotSize);
  }

  /** Writes everything into a new snapshot and begins an empty journal after it. */
  compact(at: number, everything: Iterable<Change>): void {
    const next = this.generation + 1;
    const target = join(this.folder, `${next}.snapshot`);
    const draft = openSync(`${target}.tmp`, 'w');
    let size = 0;
    try {
      for (const line of linesOf(at, everything)) size += writeAll(draft, line);
      fsyncSync(draft);
    } finally {
      closeSync(draft);
    }
    const file = openSync(join(this.folder, `${next}.journal`), 'w');
    renameSync(`${target}.tmp`, target);
    syncFolder(this.folder);
    closeSync(this.#file);
    this.#file = file;
    this.#size = 0;
    this.#snapshotSize = size;
    this.#isBroken = false;
    this.generation = next;
    removeOthers(this.folder, next);
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

function writeAll(file: number, text: string): number {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
  return bytes.length;
}

/** A snapshot takes its place only when it is whole. */
function readSnapshot(path: string, restore: Restore): number {
  const { end, size } = readTransactions(path, restore);
  if (end === size) return size;
  throw new Error(
    `${path}: the snapshot ends in the middle, at byte ${end} of ${size}. Nothing was changed. ` +
      'Put back a copy of the folder, or move it away to begin anew.',
  );
}

const ownFile = /^(\d+)\.(?:snapshot|journal|snapshot\.tmp)$/;

/** The newest snapshot that was finished; a journal without one is generation 0. */
function lastGeneration(folder: string): number {
  const generations = readdirSync(folder).flatMap((name) =>
    name.endsWith('.snapshot') && ownFile.test(name) ? [Number.parseInt(name, 10)] : [],
  );
  return Math.max(0, ...generations);
}

/** What a snapshot replaced, or what was begun and not finished. */
function removeOthers(folder: string, generation: number): void {
  for (const name of readdirSync(folder)) {
    const isOther = ownFile.test(name) && Number.parseInt(name, 10) !== generation;
    if (isOther || name === `${generation}.snapshot.tmp`) rmSync(join(folder, name));
  }
}

/** Makes a rename survive a power cut, where the system can do that. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32' || !statSync(folder).isDirectory()) return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
