import { lstat, mkdir, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { PipelineError } from '../errors';

/**
 * Where a file of the dataset lies: its folder is made, and is really inside of the dataset's. A folder that was
 * replaced by a link would lead the writing, or the taking away, to files of somebody else.
 */
export async function placeFor(folder: string, path: string): Promise<string> {
  const place = join(folder, ...path.split('/'));
  await mkdir(folder, { recursive: true });
  // Looked at before anything is made: what is to be made lies in what is there.
  let there = dirname(place);
  while ((await realOf(there)) === undefined) there = dirname(there);
  if (await isReallyInside(folder, there)) {
    await mkdir(dirname(place), { recursive: true });
    return place;
  }
  throw new PipelineError(
    `${dirname(place)} is a link that leads out of the dataset's folder (${folder}). Put a folder in its place, ` +
      'and start the run again.',
  );
}

/** The file at a path of the dataset, if it is a file, and no link to one, in a folder really inside. */
export async function fileAt(folder: string, path: string): Promise<string | undefined> {
  const place = join(folder, ...path.split('/'));
  const found = await lstat(place).catch(() => undefined);
  if (found?.isFile() !== true || !(await isReallyInside(folder, dirname(place)))) return undefined;
  return place;
}

async function isReallyInside(folder: string, inner: string): Promise<boolean> {
  const [outside, inside] = await Promise.all([folder, inner].map((one) => realOf(one)));
  return outside !== undefined && `${inside ?? ''}${sep}`.startsWith(`${outside}${sep}`);
}

async function realOf(path: string): Promise<string | undefined> {
  return await realpath(path).catch(() => undefined);
}
