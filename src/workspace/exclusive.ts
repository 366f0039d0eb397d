import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkspaceError } from './workspaceError';

/** Deploys of this process, by workspace folder: the next one waits for the one before. */
const turns = new Map<string, Promise<unknown>>();

/** How long to wait for another process, in milliseconds. */
const patience = 60_000;

/**
 * Runs `work` while nobody else deploys from this workspace folder: neither another caller in this
 * process nor another window or terminal. A process that died leaves no lasting mark.
 */
export async function exclusively<T>(
  root: string,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const before = turns.get(root) ?? Promise.resolve();
  const turn = before.then(() => withMark(root, work, signal));
  const settled = turn.catch(() => undefined);
  turns.set(root, settled);
  try {
    return await turn;
  } finally {
    if (turns.get(root) === settled) turns.delete(root);
  }
}

async function withMark<T>(
  root: string,
  work: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const folder = join(root, '.crowdsmith');
  await mkdir(folder, { recursive: true });
  // The folder holds what only this machine needs: keep it out of version control by itself.
  await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => undefined);
  const mark = join(folder, 'deploy.pid');
  await setMark(mark, signal);
  try {
    return await work();
  } finally {
    await rm(mark, { force: true });
  }
}

async function setMark(mark: string, signal: AbortSignal | undefined): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    signal?.throwIfAborted();
    if (await tryMark(mark)) return;
    const holder = await holderOf(mark);
    if (holder === undefined) {
      await rm(mark, { force: true });
    } else if (Date.now() > end) {
      throw new WorkspaceError(
        'busy',
        mark,
        `Another deploy from this folder is running (process ${holder}). Wait until it has ended, ` +
          `or end it; if there is none, delete ${mark}.`,
      );
    } else {
      await sleep(100, undefined, signal === undefined ? {} : { signal });
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
