import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { CrowdSpec } from '../crowdSpec';
import { presets } from '../presets';
import { CrowdFileError } from './crowdFileError';
import { readCrowd } from './readCrowd';

const mostBytes = 64 * 1024 * 1024;

/**
 * The crowd of a file, or the shipped one of this name (`default`, `careful`, `hostile`). Throws
 * `CrowdFileError` with a message that names file, line and remedy.
 */
export function loadCrowd(pathOrName: string): CrowdSpec {
  const preset = Object.hasOwn(presets, pathOrName) ? presets[pathOrName] : undefined;
  if (preset) return preset;
  const path = resolve(pathOrName);
  const folder = dirname(path);
  return readCrowd({
    file: pathOrName,
    text: readText(path, pathOrName),
    readTable: (table) => readText(resolve(folder, table), basename(table)),
  });
}

function readText(path: string, shown: string): string {
  try {
    if (statSync(path).size > mostBytes) throw new Error('it is larger than 64 MB');
    return readFileSync(path, 'utf8');
  } catch (error) {
    const names = Object.keys(presets).join(', ');
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? `there is no such file, and no shipped crowd of this name (${names})`
        : error instanceof Error
          ? error.message
          : String(error);
    throw new CrowdFileError(shown, [{ line: 1, column: 1, message: reason }]);
  }
}
