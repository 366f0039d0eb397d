import type { SpecKind } from '../spec';
import { WorkspaceError } from './workspaceError';

/** What a spec became on one platform. */
export interface LockEntry {
  readonly kind: Exclude<SpecKind, 'pipeline'>;
  /** Absent while the object is meant to be created and the platform's answer is not recorded. */
  readonly id?: string;
  /** SHA-256 of what was last sent, without the key. */
  readonly hash: string;
  /** Names the object apart from its id: also in its metadata, to find it after a crash. */
  readonly key: string;
  /** Hash of the remote object as it was after that: another one means that somebody changed it. */
  readonly seen?: string;
  /** It was open and has been closed for an update; it is to be opened again. */
  readonly reopen?: boolean;
  /** While creation is meant, for kinds that carry no key: ids of equal objects of before. */
  readonly alike?: readonly string[];
  /** Task files that were uploaded, by their path in the workspace and kind. */
  readonly tasks?: Readonly<Record<string, UploadedTasks>>;
}

/** What became of one task file. */
export interface UploadedTasks {
  /** SHA-256 of the tasks that the file gave. */
  readonly hash: string;
  /** `started`: its operations may run or may not have been sent. `done`: nothing is left to do. */
  readonly state: 'started' | 'done';
  /** Counts the tries of rows that were refused, from 0. */
  readonly attempt?: number;
  /** Operations that may have been started for it and are not known to have ended. */
  readonly operations?: readonly string[];
  /** Tasks that the pool holds of it. */
  readonly created?: number;
  readonly refused?: number;
}

export type ProfileEntries = Readonly<Record<string, LockEntry>>;

export interface LockData {
  readonly version: 1;
  readonly profiles: Readonly<Record<string, ProfileEntries>>;
}

export const emptyLock: LockData = { version: 1, profiles: {} };

/** Reads the lock file's text. Throws a WorkspaceError that tells how to repair it. */
export function parseLock(text: string, shown: string): LockData {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    const hint = text.includes('<<<<<<<')
      ? 'it has an unresolved merge conflict'
      : 'it is not JSON';
    throw broken(shown, hint);
  }
  if (!isRecord(data) || data.version !== 1 || !isRecord(data.profiles)) {
    throw broken(shown, 'it is not of version 1');
  }
  for (const entries of Object.values(data.profiles)) {
    if (!isRecord(entries)) throw broken(shown, 'a profile in it is not an object');
    for (const [path, entry] of Object.entries(entries)) {
      if (!isEntry(entry)) throw broken(shown, `its entry for ${path} is incomplete`);
    }
  }
  return data as unknown as LockData;
}

/** Text with every key in alphabetical order, so that changes to it are small. */
export function formatLock(data: LockData): string {
  return `${JSON.stringify(sorted(data), undefined, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}

function isEntry(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.kind === 'string' &&
    typeof value.hash === 'string' &&
    typeof value.key === 'string' &&
    (value.id === undefined || typeof value.id === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function broken(shown: string, why: string): WorkspaceError {
  return new WorkspaceError(
    'lock-file',
    shown,
    `${shown} cannot be read: ${why}. Restore it from version control: it remembers which remote ` +
      'objects your specs became, and without it they would be created again.',
  );
}
