#!/usr/bin/env node
import { requireNode } from './lib/node-version.mjs';

const usage = `Usage: npm start -- [options]

Installs and builds what is missing, starts the local sandbox platform and opens VS Code with the
extension on examples/asr-en: the desktop one if "code" is on the PATH, else VS Code in a browser.

  --headless      run the example's whole pipeline without an editor, then end
  --fresh         first forget what earlier starts have left behind in the example
  --browser       VS Code in the browser even if "code" is on the PATH
  --port N        port of VS Code in the browser (default: a free one)
  --speed N       how fast simulated performers work: N seconds of theirs in one second,
                  0 for as fast as possible (default: 60, with --headless 0)
  --seed N        seed of the simulated performers (default: 1)
  --help          this text

What the sandbox holds and how far a pipeline got is kept in examples/asr-en/.crowdsmith, so a second
start goes on where the first one ended. Ctrl+C ends everything.`;

requireNode();
const { parseArgs } = await import('node:util');

function readOptions() {
  const { values } = parseArgs({
    options: {
      headless: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      speed: { type: 'string' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    ...values,
    port: wholeNumber('port', values.port, 65_535),
    seed: wholeNumber('seed', values.seed),
    speed: Number(values.speed ?? (values.headless ? 0 : 60)),
  };
}

function wholeNumber(name, text, most = Number.MAX_SAFE_INTEGER) {
  const number = Number(text);
  if (text !== '' && Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new Error(`--${name} wants a whole number from 0 to ${most}, not "${text}"`);
}

let options;
try {
  options = readOptions();
  if (!(options.speed >= 0)) throw new Error('--speed wants a number, 0 or more');
} catch (error) {
  console.error(`${error.message}\n\n${usage}`);
  process.exit(2);
}

if (options.help) {
  console.log(usage);
} else {
  // Only from here on may anything be loaded that needs installed packages.
  const { start } = await import('./start/index.mjs');
  process.exit(await start(options));
}
