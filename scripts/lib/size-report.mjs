import { statSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1).padStart(9)} KB`;

/** Files that are loaded at once with `file`: itself and what it imports statically, deeply. */
function loadedWith(file, outputs, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const used of outputs[file]?.imports ?? []) {
    if (!used.external && used.kind === 'import-statement') loadedWith(used.path, outputs, seen);
  }
  return seen;
}

const sizeOf = (file) => statSync(path.join(root, file)).size;

function largestInputs(output, count) {
  return Object.entries(output.inputs)
    .map(([name, { bytesInOutput }]) => ({ name, bytes: bytesInOutput }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, count);
}

/**
 * Bytes that are read when the extension is activated: the entry and its static imports, as
 * written. `undefined` when the extension was not part of the build.
 */
export function activationBytes(metafile) {
  const entry = Object.keys(metafile.outputs).find(
    (file) => path.basename(file) === 'extension.js',
  );
  if (entry === undefined) return undefined;
  return [...loadedWith(entry, metafile.outputs)].reduce((sum, file) => sum + sizeOf(file), 0);
}

/** Prints what was built, largest first, and what fills each file. */
export function reportSizes(metafiles) {
  for (const metafile of metafiles) {
    const files = Object.keys(metafile.outputs)
      .filter((file) => !file.endsWith('.map'))
      .sort((a, b) => sizeOf(b) - sizeOf(a));
    for (const file of files) {
      console.log(`${kilobytes(sizeOf(file))}  ${file}`);
      for (const { name, bytes } of largestInputs(metafile.outputs[file], 4)) {
        console.log(`${kilobytes(bytes)}      ${name}`);
      }
    }
    const activation = activationBytes(metafile);
    if (activation !== undefined) console.log(`${kilobytes(activation)}  loaded at activation`);
  }
}
