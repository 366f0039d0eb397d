import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { specKindOf } from '../spec';

/** Folders that hold no specs of the user's own. */
const skipped: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '.crowdsmith',
  '.vscode-test',
]);

/** Absolute paths of the spec files below a folder. Links to folders are not followed. */
export async function* walkSpecs(folder: string): AsyncGenerator<string, void, undefined> {
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) yield* walkSpecs(path);
    } else if (specKindOf(entry.name) !== undefined) {
      yield path;
    }
  }
}
