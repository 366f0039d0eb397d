#!/usr/bin/env node
/**
 * The full storm: a pipeline is killed at every line of its journal and at 200 random moments, on a
 * platform that fails now and then. `CROWDSMITH_CHAOS_SEED` chooses other moments.
 */
import { ensureInstalled } from './lib/install.mjs';
import { run } from './lib/run.mjs';

process.env.CROWDSMITH_CHAOS_KILLS ??= '200';
process.env.CROWDSMITH_CHAOS_STRIDE ??= '1';

try {
  await ensureInstalled();
  await run(process.execPath, ['scripts/build.mjs', '--only', 'node']);
  const mocha = ['--no-config', '--require', 'tsx/cjs', '--exit'];
  await run(process.execPath, [
    'node_modules/mocha/bin/mocha.js',
    ...mocha,
    'test/integration/chaos.test.ts',
    ...process.argv.slice(2),
  ]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
