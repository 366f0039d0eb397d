import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Storage, StoredContent, StoredObject } from './storage';

/**
 * A plain folder. `publish` makes it loadable and answers with the address of its root, which ends
 * with a slash; it is asked once, when the first address is wanted.
 */
export function folderStorage(folder: string, publish: () => Promise<string>): Storage {
  const root = resolve(folder);
  let address: Promise<string> | undefined;

  return {
    name: `folder ${root}`,

    async put(key, { bytes }) {
      const path = inside(root, key);
      await mkdir(dirname(path), { recursive: true });
      await writeWhole(path, bytes);
    },

    async holds(key, bytes) {
      const found = await stat(inside(root, key)).catch(nothingThere);
      return found?.isFile() === true && found.size === bytes;
    },

    async read(key) {
      return await readFile(inside(root, key)).catch(nothingThere);
    },

    async link(key) {
      inside(root, key);
      address ??= publish();
      return (await address) + key.split('/').map(encodeURIComponent).join('/');
    },

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

/** Readers see the old file or the new one, never a part; a crash leaves at most a draft. */
export async function writeWhole(
  path: string,
  bytes: StoredContent['bytes'] | string,
): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(bytes);
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
    if (found) yield { key, bytes: found.size };
  }
}

function nothingThere(error: unknown): undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  throw error;
}
