import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own, with the example in it as a user would have it after cloning. */
export async function exampleWorkspace(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'crowdsmith-run-'));
  await copyExample(folder);
  return folder;
}

/** Copies the example into a folder; `root` is where this repository is. */
export async function copyExample(folder: string, root = '.'): Promise<void> {
  await cp(join(root, 'examples', 'asr-en'), folder, {
    recursive: true,
    filter: (path) => !/[/\\](results|storage|\.crowdsmith|crowdsmith\.lock\.json)$/.test(path),
  });
}

export async function removeWorkspace(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
