import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npmQuietly } from '../lib/npm.mjs';
import { root } from '../lib/root.mjs';

/** Where big things fetched once are kept (git-ignored; the same folder test-electron uses). */
export const cacheFolder = path.join(root, '.vscode-test');

const stampName = 'complete';

/**
 * A folder of npm packages outside the project's own, installed once. It appears under its name
 * only when everything, `finish` included, has worked, so a broken download is never used and two
 * processes may install at the same time.
 *
 * @param {string} name folder below the cache; has the versions in it
 * @param {{ what: string, packages: Record<string, string>, finish?: (folder: string) => Promise<void> }} how
 * @returns {Promise<string>} absolute path of the folder
 */
export async function installOnce(name, { what, packages, finish }) {
  const folder = path.join(cacheFolder, name);
  if (existsSync(path.join(folder, stampName))) return folder;
  console.error(`Fetching ${what} (once, into .vscode-test/${name}) …`);
  const draft = `${folder}.${process.pid}.partial`;
  await mkdir(draft, { recursive: true });
  try {
    await writeFile(
      path.join(draft, 'package.json'),
      JSON.stringify({ private: true, dependencies: packages }, null, 2),
    );
    await npmQuietly(['install', '--ignore-scripts', '--no-package-lock', '--force'], draft);
    await finish?.(draft);
    await writeFile(path.join(draft, stampName), '');
    await putInPlace(draft, folder);
  } catch (error) {
    throw new Error(
      `${what} could not be fetched. It comes from the npm registry: check the network connection and try again. ${error.message}`,
      { cause: error },
    );
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

async function putInPlace(draft, folder) {
  if (existsSync(path.join(folder, stampName))) return; // another process was faster
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}
