import { watch } from 'node:fs';
import path from 'node:path';

/** Written by programs at work, not by authors. */
const machineMade = new Set(['.git', '.crowdsmith', 'node_modules', 'results', 'storage']);

/** Calls back when a file below `folder` changes, until the returned function is called. */
export function watchFolder(folder: string): (changed: () => void) => () => void {
  return (changed) => {
    const watcher = watch(folder, { recursive: true }, (_event, file) => {
      const parts = file?.split(path.sep) ?? [];
      if (!parts.some((part) => machineMade.has(part))) changed();
    });
    // A folder that goes away, or a system without room for more watchers, ends live updates only.
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  };
}
