import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, utimes, writeFile, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { PipelineError } from '../errors';

/** Who holds a run. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Tells a process from a later one with the same number, where the system says so. */
  readonly born?: string;
  readonly since: string;
}

/** Milliseconds between two signs of life, and how long after the last one a far holder counts. */
const beat = 10_000;
const silence = 60_000;

export interface RunLock {
  release(): Promise<void>;
}

/**
 * Takes the lock file or throws PipelineError when another process holds it. A lock whose process
 * has died is taken over: at once on this machine, after a minute of silence on another.
 */
export async function takeRunLock(path: string): Promise<RunLock> {
  await mkdir(dirname(path), { recursive: true });
  const born = birthOf(process.pid);
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    ...(born !== undefined && { born }),
    since: new Date().toISOString(),
  };
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await put(path, mine)) return held(path, mine);
    const holder = await readHolder(path);
    if (holder !== undefined && (await isAlive(path, holder))) throw refusal(path, holder);
    await removeDead(path, holder);
  }
  throw new PipelineError(`The lock ${path} changes hands all the time. Start the run again.`);
}

/** Writes the lock in one piece: a file of another name, then a link that fails if there is one. */
async function put(path: string, holder: Holder): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(holder)}\n`);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Moves the dead lock away before deleting it: of several processes that try, one moves it. A live
 * lock that another process put there in the meantime goes back to its place.
 */
async function removeDead(path: string, dead: Holder | undefined): Promise<void> {
  const grave = `${path}.${randomUUID()}`;
  await rename(path, grave).catch(() => undefined);
  const buried = await readHolder(grave);
  if (buried !== undefined && (buried.pid !== dead?.pid || buried.since !== dead.since)) {
    await link(grave, path).catch(() => undefined);
  }
  await rm(grave, { force: true });
}

function held(path: string, mine: Holder): RunLock {
  const timer = setInterval(() => {
    const now = new Date();
    void utimes(path, now, now).catch(() => undefined);
  }, beat);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      const holder = await readHolder(path);
      if (holder?.pid === mine.pid && holder.host === mine.host) await rm(path, { force: true });
    },
  };
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

async function isAlive(path: string, holder: Holder): Promise<boolean> {
  if (holder.host !== hostname()) {
    const last = await stat(path).catch(() => undefined);
    return last !== undefined && Date.now() - last.mtimeMs < silence;
  }
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const born = birthOf(holder.pid);
  return born === undefined || holder.born === undefined || born === holder.born;
}

/** When a process began, in the system's own ticks; undefined where there is no /proc. */
function birthOf(pid: number): string | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22; the name in field 2 may hold blanks, so count from its closing bracket.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended, although its number is not free yet.
    return fields[0] === 'Z' ? 'ended' : fields[19];
  } catch {
    return undefined;
  }
}

function refusal(path: string, holder: Holder): PipelineError {
  const where = holder.host === hostname() ? '' : ` on ${holder.host}`;
  return new PipelineError(
    `This pipeline is already running: process ${holder.pid}${where}, since ${holder.since}. ` +
      `Stop that run first, or wait for it. (Its lock is ${path}.)`,
  );
}
