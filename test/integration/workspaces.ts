import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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

/** Changes what a file of a workspace says; it has to say it. */
export async function editFile(
  workspace: string,
  file: string,
  [from, to]: readonly [RegExp, string],
): Promise<void> {
  const path = join(workspace, file);
  const text = await readFile(path, 'utf8');
  assert.match(text, from);
  await writeFile(path, text.replace(from, to));
}
