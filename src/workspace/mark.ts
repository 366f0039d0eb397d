import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** How to take a mark that somebody else may hold. */
export interface Taking {
  /** How long to wait for the holder, in milliseconds. */
  readonly patience: number;
  /** What to throw when the process that holds it outlasts patience. */
  readonly busy: (holder: number) => Error;
  readonly signal?: AbortSignal | undefined;
}

/** Milliseconds after which nobody can still be at clearing away a mark, which takes no time. */
const clearingEnds = 10_000;

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
    if (holder === undefined && (await clearMark(path))) continue;
    if (Date.now() >= end) throw how.busy(holder ?? process.pid);
    await sleep(100, undefined, how.signal === undefined ? {} : { signal: how.signal });
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
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/**
 * Removes a mark that nobody alive holds. One at a time: of two who have seen the same dead mark, the
 * second would remove the living one that the first has just made. False: somebody else is at it.
 */
async function clearMark(mark: string): Promise<boolean> {
  const clearing = `${mark}.clearing`;
  try {
    await mkdir(clearing);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const since = await stat(clearing).catch(() => undefined);
    if (since !== undefined && Date.now() - since.mtimeMs > clearingEnds)
      await endClearing(clearing);
    return false;
  }
  try {
    if ((await holderOf(mark)) === undefined) await rm(mark, { force: true });
    return true;
  } finally {
    await endClearing(clearing);
  }
}

async function endClearing(clearing: string): Promise<void> {
  await rmdir(clearing).catch(() => undefined);
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
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
