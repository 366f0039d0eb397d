import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own, with the example in it as a user would have it after cloning. */
export async function exampleWorkspace(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'crowdsmith-run-'));
  await cp(join('examples', 'asr-en'), folder, {
    recursive: true,
    filter: (path) => !/[/\\](results|storage|\.crowdsmith|crowdsmith\.lock\.json)$/.test(path),
  });
  return folder;
}

export async function removeWorkspace(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
