import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { lockFileName, openWorkspace, type Workspace } from '../workspace';
import { textOf, type OptionValues } from './command';
import { UsageError } from './usageError';

/** What a folder has that people take for the root of their work. */
const marks = [lockFileName, '.git', '.vscode'];

/**
 * The workspace that a command works in: `--workspace`, else the current folder when `path` is in
 * it, else the nearest folder above `path` with a mark, else the folder of `path`.
 */
export function workspaceOf(values: OptionValues, path: string | undefined): Workspace {
  const named = textOf(values, 'workspace');
  if (named !== undefined) return openWorkspace(existingFolder(named));
  const here = realpathSync(process.cwd());
  if (path === undefined) return openWorkspace(here);
  const start = folderOf(resolve(path));
  return openWorkspace(contains(here, start) ? here : (markedAbove(start) ?? start));
}

function existingFolder(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return path;
  throw new UsageError(`--workspace ${path} is not a folder.`);
}

/** The nearest folder that exists: `path` itself, or what it is or would be in. Its real path. */
function folderOf(path: string): string {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info?.isDirectory() === true) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : folderOf(parent);
}

function markedAbove(folder: string): string | undefined {
  if (marks.some((mark) => existsSync(join(folder, mark)))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : markedAbove(parent);
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** A path of the command line as the workspace takes it: seen from the current folder. */
export function fromHere(path: string): string {
  return resolve(path);
}
