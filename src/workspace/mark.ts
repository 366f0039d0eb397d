import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** How to take a mark that somebody else may hold. */
export interface Taking {
  /** How long to wait for the holder, in milliseconds. */
  readonly patience: number;
  /** What to throw when the process that holds it outlasts patience. */
  readonly busy: (holder: number) => Error;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes a file with this process's number as a sign that something is in use, and returns how to
 * give it back. The mark of a process that died counts for nothing.
 */
export async function takeMark(path: string, how: Taking): Promise<() => Promise<void>> {
  const end = Date.now() + how.patience;
  for (;;) {
    how.signal?.throwIfAborted();
    if (await tryMark(path)) return () => rm(path, { force: true });
    const holder = await holderOf(path);
    if (holder === undefined) {
      await rm(path, { force: true });
    } else if (Date.now() >= end) {
      throw how.busy(holder);
    } else {
      await sleep(100, undefined, how.signal === undefined ? {} : { signal: how.signal });
    }
  }
}

/** Links a finished file into place: whoever sees the mark sees the number in it. */
async function tryMark(mark: string): Promise<boolean> {
  const aside = `${mark}.${randomUUID().slice(0, 8)}`;
  await writeFile(aside, String(process.pid));
  try {
    await link(aside, mark);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** The living process that holds the mark. Undefined when it is gone, or the mark is. */
async function holderOf(mark: string): Promise<number | undefined> {
  const text = await readFile(mark, 'utf8').catch(() => '');
  const pid = Number(text);
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return undefined;
  return isAlive(pid) ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
