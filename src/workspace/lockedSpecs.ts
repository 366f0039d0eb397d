import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeployedSpec } from '../spec';
import { parseLock } from './lockData';
import { lockFileName } from './lockFile';
import { WorkspaceError } from './workspaceError';

/** Which specs became which remote objects, on all profiles; none when the lock file cannot be read. */
export async function lockedSpecs(root: string): Promise<readonly DeployedSpec[]> {
  const text = await readFile(join(root, lockFileName), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  try {
    return Object.entries(parseLock(text, lockFileName).profiles).flatMap(([profile, entries]) =>
      Object.entries(entries).flatMap(([path, { kind, id }]) =>
        id === undefined ? [] : [{ path, kind, id, profile }],
      ),
    );
  } catch (error) {
    // Deploying tells what is wrong with it; a check of specs has nothing to do with that.
    if (error instanceof WorkspaceError) return [];
    throw error;
  }
}
