import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { npmAloud } from './npm.mjs';
import { root } from './root.mjs';

function packagesOf(lockFile) {
  const { packages = {} } = JSON.parse(readFileSync(lockFile, 'utf8'));
  return Object.entries(packages).filter(([place]) => place !== '');
}

/**
 * True when node_modules holds exactly the versions package-lock.json names. Compares the two lists
 * rather than file times, so that neither a checkout nor another npm command asks for a re-install.
 */
export function isInstalled(folder = root) {
  const installedList = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return false;
  const installed = new Map(packagesOf(installedList));
  const wanted = new Map(packagesOf(path.join(folder, 'package-lock.json')));
  // A package for another operating system is in the lock file and rightly absent here.
  const missing = [...wanted].some(
    ([place, { version, optional }]) =>
      optional !== true && installed.get(place)?.version !== version,
  );
  const surplus = [...installed].some(
    ([place, { version }]) => wanted.get(place)?.version !== version,
  );
  return !missing && !surplus;
}

/** Installs the project's packages when they are missing or not those of the lock file. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  try {
    await npmAloud(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
  } catch (error) {
    throw new Error(
      `The packages could not be installed: ${error.message}. Check the network connection (or npm's proxy settings) and try again.`,
      { cause: error },
    );
  }
}
