import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A folder that another sandbox is at work on. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/** A sandbox that was just told to end needs a moment to write down what it holds. */
const usualPatience = 3000;

/** Folders that sandboxes of this very process are at work on. */
const ours = new Set<string>();

/**
 * Takes a folder for one sandbox, whoever starts it: `sandbox.pid` in it names the process. The
 * mark of a process that is gone counts for nothing. Gives how to give the folder back.
 */
export async function lockFolder(folder: string, patience = usualPatience): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const real = realpathSync(folder);
  const mark = join(real, 'sandbox.pid');
  const end = Date.now() + patience;
  for (;;) {
    if (!ours.has(real) && tryMark(mark)) break;
    const holder = ours.has(real) ? process.pid : holderOf(mark);
    if (holder === undefined) continue;
    if (Date.now() >= end) throw inUse(real, mark, holder);
    await sleep(50);
  }
  ours.add(real);
  return () => {
    ours.delete(real);
    rmSync(mark, { force: true });
  };
}

function inUse(folder: string, mark: string, holder: number): Error {
  return new FolderInUse(
    `A sandbox is at work on ${folder} already (process ${holder}). Use it with --url and its ` +
      `token in CROWDSMITH_TOKEN, or end it; if there is none, delete ${mark}.`,
  );
}

/** Links a finished file into place: whoever sees the mark sees the number in it. */
function tryMark(mark: string): boolean {
  const aside = `${mark}.${randomUUID().slice(0, 8)}`;
  writeFileSync(aside, String(process.pid));
  try {
    linkSync(aside, mark);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** The living process that holds the mark; a dead one's mark is taken away. */
function holderOf(mark: string): number | undefined {
  const text = textOf(mark);
  if (text === undefined) return undefined;
  const pid = Number(text);
  // A process of our own number that is not us has the number of a dead one.
  const isAlive = Number.isInteger(pid) && pid > 0 && pid !== process.pid && lives(pid);
  if (isAlive) return pid;
  removeStale(mark, text);
  return undefined;
}

/** Two who find the same dead mark must not both take it away: the second would take the first's. */
function removeStale(mark: string, text: string): void {
  const aside = `${mark}.${randomUUID().slice(0, 8)}`;
  try {
    renameSync(mark, aside);
    if (textOf(aside) !== text) linkSync(aside, mark);
  } catch {
    // Somebody else was faster, which the next look will tell.
  } finally {
    rmSync(aside, { force: true });
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
