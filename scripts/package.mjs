#!/usr/bin/env node
/**
 * Makes crowdsmith.vsix, the packaged extension, from a production build. What goes in is the
 * allow-list of .vscodeignore; nothing of node_modules, as everything needed is bundled.
 */
import { copyFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { packageStampFile, stampFile } from './lib/build-stamp.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { recompress } from './lib/recompress.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

export const vsixFile = path.join(root, 'crowdsmith.vsix');

try {
  await ensureInstalled();
  await run(process.execPath, ['scripts/build.mjs', '--production']);
  await rm(vsixFile, { force: true });
  await pack();
  await recompress(vsixFile);
  const dist = path.join(root, 'dist');
  await copyFile(stampFile(dist), packageStampFile(dist));
  const { size } = await stat(vsixFile);
  console.log(`package: ${path.basename(vsixFile)}, ${(size / 1024).toFixed(0)} KB`);
} catch (error) {
  console.error(`package: ${error.message}`);
  process.exitCode = 1;
}

/** vsce lists every file it packs on stdout; `npx vsce ls` shows them to those who want to know. */
async function pack() {
  const { createVSIX } = await import('@vscode/vsce');
  const { log } = console;
  console.log = () => undefined;
  try {
    await createVSIX({
      cwd: root,
      packagePath: vsixFile,
      dependencies: false,
      skipLicense: false,
      // Links of the README lead to the repository once it has a public address.
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
  } finally {
    console.log = log;
  }
}
