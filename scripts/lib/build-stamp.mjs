import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';

/** What a build depends on: a change in any of these makes `dist/` stale. */
const inputs = ['src', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Where a build leaves the fingerprint of the sources it was made from. */
export const stampFile = (outDir) => path.join(outDir, '.built-from');

async function* filesBelow(file) {
  const info = await stat(file).catch(() => undefined);
  if (info === undefined) return;
  if (!info.isDirectory()) {
    yield { file, size: info.size, changed: info.mtimeMs };
    return;
  }
  const names = await readdir(file);
  for (const name of names.sort()) {
    if (name !== 'generated') yield* filesBelow(path.join(file, name));
  }
}

/** A hash over name, size and time of every file a build reads: cheap, and changes with any edit. */
export async function sourceFingerprint() {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for await (const { file, size, changed } of filesBelow(path.join(root, input))) {
      hash.update(`${path.relative(root, file)}\0${size}\0${changed}\n`);
    }
  }
  return hash.digest('hex');
}

/** Where packaging leaves the fingerprint of what crowdsmith.vsix was made from. */
export const packageStampFile = (outDir) => path.join(outDir, '.packaged-from');

const dist = path.join(root, 'dist');

/** True when `dist/` was built from the sources as they are now. */
export const isBuildFresh = () => isFresh(stampFile(dist));

/** True when the package was made from the sources as they are now. */
export const isPackageFresh = async () =>
  existsSync(path.join(root, 'crowdsmith.vsix')) && (await isFresh(packageStampFile(dist)));

async function isFresh(file) {
  const stamp = await readFile(file, 'utf8').catch(() => '');
  return stamp !== '' && stamp === (await sourceFingerprint());
}
