#!/usr/bin/env node
import { requireNode } from './lib/node-version.mjs';

const usage = `Usage: npm test -- [options]

Runs every check of the project; the last line says "N passed, M failed".

  --only A,B      only these phases (see --list)
  --grep TEXT     only tests whose title has this text (phases made of tests)
  --electron      host tests in the desktop VS Code, and no other phase
  --list          name the phases and end
  --help          this text

Logs and screenshots are kept in artifacts/.`;

requireNode();
// Only from here on may anything be loaded that needs installed packages.
const { parseArgs } = await import('node:util');
let options;
try {
  ({ values: options } = parseArgs({
    options: {
      only: { type: 'string' },
      grep: { type: 'string' },
      electron: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }));
} catch (error) {
  console.error(`${error.message}\n\n${usage}`);
  process.exit(2);
}

if (options.help) {
  console.log(usage);
} else {
  const { listPhases, runPhases } = await import('./lib/test-phases.mjs');
  if (options.list) listPhases();
  else process.exitCode = await runPhases(options);
}
