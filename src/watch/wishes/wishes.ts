import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { steerOf, type Steer } from '../steer';

/**
 * What another process may ask of a run. The answers to a pilot are not among it: they agree to a sum, and are given
 * where that stands.
 */
export type FarWish = Exclude<Steer, 'pilot-go-on' | 'pilot-stop'>;

export const farWishes: readonly FarWish[] = ['pause', 'resume', 'stop', 'stop-after-batch'];

/**
 * Wishes are files in this folder beside the journal, named by time so that they are taken in order.
 * Whoever may write there may change the journal as well: nothing is opened that was not open before.
 */
const wishesFolder = 'wishes';
const wishName = /^(\d{13})-[\da-f-]{36}\.json$/;
/** A wish is a line. */
const mostBytes = 1000;

/** Milliseconds between two looks. */
const lookEvery = 400;

/**
 * Asks the process that goes by `key` (see `Snapshot`) for something. Answers with the file's path: it
 * is gone when the wish was taken.
 */
export async function leaveWish(
  stateFolder: string,
  { key, wish }: { readonly key: string; readonly wish: FarWish },
): Promise<string> {
  const folder = join(stateFolder, wishesFolder);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${Date.now()}-${randomUUID()}.json`);
  const draft = `${path}.part`;
  await writeFile(draft, JSON.stringify({ for: key, type: wish }), { mode: 0o600 });
  await rename(draft, path);
  return path;
}

/**
 * Hears what is asked of the process with this key, each wish once, until the answered function is called.
 * Wishes for a process that has ended are cleared away without effect.
 */
export function hearWishes(o: {
  readonly stateFolder: string;
  readonly key: string;
  readonly hear: (wish: FarWish) => void;
}): () => void {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    for (const wish of await takeWishes(o.stateFolder, o.key)) if (!isOver) o.hear(wish);
    if (isOver) return;
    // It keeps the process alive: a run that pauses may have nothing else that does.
    timer = setTimeout(() => void look(), lookEvery);
  };
  void look();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** Never fails: a wish that cannot be read or removed is none. */
async function takeWishes(stateFolder: string, key: string): Promise<readonly FarWish[]> {
  const folder = join(stateFolder, wishesFolder);
  const names = await readdir(folder).catch(() => []);
  const wishes: FarWish[] = [];
  for (const name of names.filter((one) => wishName.test(one)).sort()) {
    const path = join(folder, name);
    const text = await textOf(path);
    // What cannot be taken away would be heard again and again.
    const isTaken = await rm(path).then(
      () => true,
      () => false,
    );
    const wish = isTaken && text !== undefined ? wishIn(text, key) : undefined;
    if (wish !== undefined) wishes.push(wish);
  }
  return wishes;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    const found = await lstat(path);
    return found.isFile() && found.size <= mostBytes ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function wishIn(text: string, key: string): FarWish | undefined {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== 'object' || said === null || !('for' in said) || said.for !== key) {
      return undefined;
    }
    return farWishes.find((wish) => wish === steerOf(said));
  } catch {
    return undefined;
  }
}
