#!/usr/bin/env node
/** Makes the package, then measures it against its budgets: `npm run bench [-- GROUP…]`. */
import path from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

const groups = process.argv.slice(2);
const needsPackage =
  groups.length === 0 || groups.some((name) => ['size', 'activation'].includes(name));

try {
  await ensureInstalled();
  if (needsPackage) await run(process.execPath, ['scripts/package.mjs']);
  await run(process.execPath, [
    '--require',
    'tsx/cjs',
    path.join(root, 'bench', 'run.ts'),
    ...groups,
  ]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
