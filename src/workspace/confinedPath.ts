import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { WorkspaceError } from './workspaceError';

/**
 * The real path that `path` leads to, symbolic links followed, if that is inside `root` (itself a
 * real path). Throws otherwise. A path to nothing is judged by its nearest folder that exists.
 */
export async function confinedPath(root: string, path: string, shown: string): Promise<string> {
  const real = await realOrFuture(resolve(root, path));
  if (isInside(root, real)) return real;
  throw new WorkspaceError(
    'outside',
    shown,
    `${shown} is outside the workspace folder ${root}. Files that specs refer to must be inside it: ` +
      'move or copy the file there, or open the folder that holds both.',
  );
}

/** Whether `path` is `root` or below it; both absolute. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

async function realOrFuture(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const parent = dirname(path);
    if (code !== 'ENOENT' || parent === path) return path;
    return join(await realOrFuture(parent), basename(path));
  }
}
