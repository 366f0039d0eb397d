import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from './durableFile';
import {
  emptyLock,
  formatLock,
  parseLock,
  type LockData,
  type LockEntry,
  type ProfileEntries,
  type UploadedTasks,
} from './lockData';

export const lockFileName = 'crowdsmith.lock.json';

/** What is known of an object that is there. */
export type Recorded = Pick<LockEntry, 'kind' | 'id' | 'hash' | 'key' | 'seen'>;

/**
 * What the specs of a workspace became on one profile's platform. Every change is on disk, safe
 * from a crash, before its promise is kept. Holds no secret.
 */
export interface LockFile {
  entry(path: string): LockEntry | undefined;
  /** The remote id of a spec, undefined when it has none yet. */
  idOf(path: string): string | undefined;
  entries(): ProfileEntries;
  /** To be called before an object is created. */
  intend(path: string, what: Pick<LockEntry, 'kind' | 'hash' | 'key' | 'alike'>): Promise<void>;
  /** To be called once it is created or updated. */
  record(path: string, what: Recorded): Promise<void>;
  recordTasks(path: string, source: string, what: UploadedTasks): Promise<void>;
  /** Remembers that a pool is closed for an update only, until it is open again. */
  recordReopening(path: string, state: 'to-be-opened' | 'opened'): Promise<void>;
  forget(path: string): Promise<void>;
}

/** Opens the lock file of a workspace folder; a missing one is empty. */
export async function openLock(root: string, profile: string): Promise<LockFile> {
  const file = new ProfileLock(join(root, lockFileName), profile);
  await file.load();
  return file;
}

class ProfileLock implements LockFile {
  readonly #path: string;
  readonly #profile: string;
  #data: LockData = emptyLock;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(path: string, profile: string) {
    this.#path = path;
    this.#profile = profile;
  }

  async load(): Promise<void> {
    this.#data = await readLock(this.#path);
  }

  entries(): ProfileEntries {
    return Object.hasOwn(this.#data.profiles, this.#profile)
      ? (this.#data.profiles[this.#profile] ?? {})
      : {};
  }

  entry(path: string): LockEntry | undefined {
    const entries = this.entries();
    return Object.hasOwn(entries, path) ? entries[path] : undefined;
  }

  idOf(path: string): string | undefined {
    return this.entry(path)?.id;
  }

  intend(path: string, what: Pick<LockEntry, 'kind' | 'hash' | 'key' | 'alike'>): Promise<void> {
    return this.#change(path, () => ({ ...what }));
  }

  record(path: string, what: Recorded): Promise<void> {
    return this.#change(path, (old) => {
      if (old === undefined || old.id !== what.id) return { ...what };
      const { tasks, reopen } = old;
      return {
        ...what,
        ...(tasks !== undefined && { tasks }),
        ...(reopen !== undefined && { reopen }),
      };
    });
  }

  recordTasks(path: string, source: string, what: UploadedTasks): Promise<void> {
    return this.#change(path, (old) => {
      if (old === undefined) throw new Error(`${path} has no entry in ${lockFileName} yet.`);
      return { ...old, tasks: { ...old.tasks, [source]: what } };
    });
  }

  recordReopening(path: string, state: 'to-be-opened' | 'opened'): Promise<void> {
    return this.#change(path, (old) => {
      if (old === undefined) throw new Error(`${path} has no entry in ${lockFileName} yet.`);
      const rest = Object.entries(old).filter(([key]) => key !== 'reopen');
      const entry = Object.fromEntries(rest) as unknown as LockEntry;
      return state === 'to-be-opened' ? { ...entry, reopen: true } : entry;
    });
  }

  forget(path: string): Promise<void> {
    return this.#change(path, () => undefined);
  }

  /** Changes one entry, on top of whatever others have written since. */
  #change(
    path: string,
    make: (old: LockEntry | undefined) => LockEntry | undefined,
  ): Promise<void> {
    const done = this.#queue.then(async () => {
      await this.load();
      const entries = this.entries();
      const made = make(this.entry(path));
      const kept = Object.entries(entries).filter(([other]) => other !== path);
      const next = Object.fromEntries(made === undefined ? kept : [...kept, [path, made]]);
      this.#data = {
        ...this.#data,
        profiles: { ...this.#data.profiles, [this.#profile]: next },
      };
      await writeDurably(this.#path, formatLock(this.#data));
    });
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

async function readLock(path: string): Promise<LockData> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return emptyLock;
    throw error;
  }
  return parseLock(text, lockFileName);
}
