import { randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { ContentSource, Storage, StoredObject } from './storage';
import { StorageError } from './storageError';

/**
 * A plain folder. `publish` makes it loadable and answers with the address of its root, which ends
 * with a slash; it is asked once, when the first address is wanted.
 */
export function folderStorage(folder: string, publish: () => Promise<string>): Storage {
  const root = resolve(folder);
  let address: Promise<string> | undefined;

  return {
    name: `folder ${root}`,
    linksLast: undefined,

    async put(key, content) {
      const path = inside(root, key);
      try {
        await writeContent(path, content);
      } catch (error) {
        throw troubleOf(error, path) ?? error;
      }
    },

    async holds(key, bytes) {
      const found = await stat(inside(root, key)).catch(nothingThere);
      return found?.isFile() === true && found.size === bytes;
    },

    async read(key) {
      return await readFile(inside(root, key)).catch(nothingThere);
    },

    async open(key) {
      const path = inside(root, key);
      const found = await stat(path).catch(nothingThere);
      return found?.isFile() === true ? createReadStream(path) : undefined;
    },

    async link(key) {
      inside(root, key);
      address ??= publish();
      return (await address) + key.split('/').map(encodeURIComponent).join('/');
    },

    // The address of a folder is the sandbox's; it does not end, and nobody needs to know it again.
    keyOf: () => undefined,

    async *list(prefix) {
      yield* filesUnder(root, root, prefix);
    },

    async remove(key) {
      await rm(inside(root, key), { force: true });
    },
  };
}

/** The file of a key. Throws RangeError for a key that leads out of the folder. */
function inside(root: string, key: string): string {
  const path = resolve(root, ...key.split('/'));
  if (key === '' || !path.startsWith(root + sep)) {
    throw new RangeError(`"${key}" is no place inside ${root}.`);
  }
  return path;
}

/**
 * Readers see the old file or the new one, never a part; a crash leaves at most a draft. A folder that is
 * missing is made.
 */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  await writeContent(path, { bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes });
}

/** Folders are there for all files but the first: they are made when one turns out to be missing. */
async function writeContent(path: string, content: ContentSource): Promise<void> {
  try {
    await writeDraft(path, content);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    await writeDraft(path, content);
  }
}

async function writeDraft(path: string, content: ContentSource): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    if ('file' in content) await copyFile(content.file, draft, constants.COPYFILE_FICLONE);
    const file = await open(draft, 'file' in content ? 'r+' : 'wx');
    try {
      if ('bytes' in content) await file.writeFile(content.bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** What somebody has to mend: no room, no rights. */
function troubleOf(error: unknown, path: string): StorageError | undefined {
  const { code } = error as NodeJS.ErrnoException;
  const goOn = 'What was stored so far is kept; start the run again when it is mended.';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StorageError('full', `There is no room left for ${path}. ${goOn}`);
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StorageError('refused', `${path} cannot be written (${code}). ${goOn}`);
  }
  return undefined;
}

async function* filesUnder(
  root: string,
  folder: string,
  prefix: string,
): AsyncGenerator<StoredObject> {
  const entries = (await readdir(folder, { withFileTypes: true }).catch(nothingThere)) ?? [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(root, path, prefix);
    if (!entry.isFile()) continue;
    const key = relative(root, path).split(sep).join('/');
    if (!key.startsWith(prefix)) continue;
    const found = await stat(path).catch(nothingThere);
    if (found) yield { key, bytes: found.size, modified: found.mtimeMs };
  }
}

function nothingThere(error: unknown): undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  throw error;
}
