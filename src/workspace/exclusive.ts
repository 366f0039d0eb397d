import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takeMark } from './mark';
import { WorkspaceError } from './workspaceError';

/** The last one of this process in a row of those who want the same, by its mark. */
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
  return await oneAtATime({ root, name: 'deploy', doing: 'deploy from this folder' }, work, signal);
}

/** What only one may do at a time in a workspace folder. */
export interface Turn {
  readonly root: string;
  /** Of the mark in `.crowdsmith`. */
  readonly name: string;
  /** For people, after "Another": `deploy from this folder`. */
  readonly doing: string;
}

/** Runs `work` when its turn comes, in this process and among all others. */
export async function oneAtATime<T>(
  turn: Turn,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const row = `${turn.root}\n${turn.name}`;
  const before = turns.get(row) ?? Promise.resolve();
  const mine = before.then(() => withMark(turn, work, signal));
  const settled = mine.catch(() => undefined);
  turns.set(row, settled);
  try {
    return await mine;
  } finally {
    if (turns.get(row) === settled) turns.delete(row);
  }
}

async function withMark<T>(
  { root, name, doing }: Turn,
  work: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const mark = join(await privateFolder(root), `${name}.pid`);
  const busy = (holder: number): Error =>
    new WorkspaceError(
      'busy',
      mark,
      `Another ${doing} is running (process ${holder}). Wait until it has ended, ` +
        `or end it; if there is none, delete ${mark}.`,
    );
  const release = await takeMark(mark, { patience, busy, signal });
  try {
    return await work();
  } finally {
    await release();
  }
}

/** The folder for what only this machine needs. It keeps itself out of version control. */
export async function privateFolder(root: string): Promise<string> {
  const folder = join(root, '.crowdsmith');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => undefined);
  return folder;
}
