import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takeMark } from './mark';
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
  const busy = (holder: number): Error =>
    new WorkspaceError(
      'busy',
      mark,
      `Another deploy from this folder is running (process ${holder}). Wait until it has ended, ` +
        `or end it; if there is none, delete ${mark}.`,
    );
  const release = await takeMark(mark, { patience, busy, signal });
  try {
    return await work();
  } finally {
    await release();
  }
}
