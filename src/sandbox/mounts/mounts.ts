import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';
import { validationFault } from '../domain/fault';
import { checkBody, shapes } from '../domain/validation';
import type { MountRow } from '../domain/rows';
import type { World } from '../domain/world';

const prefixPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Serves a local folder under `/mounts/<prefix>/`. Asked again, it is the same mount. */
export function putMount(world: World, body: unknown): MountRow {
  const posted = checkBody(body, shapes.mount);
  const prefix = String(posted.prefix);
  const folder = String(posted.folder);
  if (!prefixPattern.test(prefix)) {
    const message = 'A prefix has letters, digits, dots, hyphens and underscores';
    throw validationFault({ prefix: { code: 'PATTERN_MISMATCH', message } });
  }
  if (!isAbsolute(folder) || !isFolder(folder)) {
    const message = 'An absolute path of an existing folder is expected';
    throw validationFault({ folder: { code: 'INVALID_VALUE', message } });
  }
  const row: MountRow = { id: prefix, folder: realpathSync(folder) };
  world.store.mounts.put(row);
  return row;
}

/**
 * The file behind `/mounts/<prefix>/<key>`; undefined when there is none, or when it lies outside
 * the mounted folder, by dots or by links.
 */
export function resolveInMount(world: World, path: string): string | undefined {
  const match = /^\/mounts\/([^/]+)\/([^?#]+)/.exec(path);
  const mount = match?.[1] === undefined ? undefined : world.store.mounts.get(match[1]);
  if (!mount || match?.[2] === undefined) return undefined;
  try {
    const key = decodeURIComponent(match[2]);
    if (key.includes('\0')) return undefined;
    const file = realpathSync(join(mount.folder, key));
    const isInside = file.startsWith(
      mount.folder.endsWith(sep) ? mount.folder : mount.folder + sep,
    );
    return isInside && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
