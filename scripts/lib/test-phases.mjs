import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';

const bin = (name) => {
  const { bin: entry } = JSON.parse(
    readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8'),
  );
  const file = typeof entry === 'string' ? entry : entry[name === 'typescript' ? 'tsc' : name];
  return path.join(root, 'node_modules', name, file);
};

/** Where a browser is driven, a machine's hiccup may eat a click; a person would click again. */
const browserRetries = 1;

/** Mocha over one folder of test/, without the settings of .mocharc.json (those are for unit tests). */
const mocha = (folder, { timeout, grep, retries = 0, first = [] }) => [
  [
    bin('mocha'),
    ...['tsx/cjs', ...first].flatMap((module) => ['--require', module]),
    ...['--no-config', '--extension', 'ts', '--timeout', String(timeout)],
    ...(retries > 0 ? ['--retries', String(retries)] : []),
    ...['--reporter', path.join(root, 'test', 'launcher', 'tally-reporter.mjs')],
    ...(grep === undefined ? [] : ['--grep', grep]),
    `test/${folder}/**/*.test.ts`,
  ],
];

/** Mocha inside VS Code. */
const host = (args, { grep }) => [
  ['test/launcher/run-host.mjs', ...args, ...(grep === undefined ? [] : ['--grep', grep])],
];

/** Every tsconfig of the project: the root one and those of parts with other globals. */
function typeConfigs() {
  const inParts = ['src', 'test'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true })
      .filter((file) => path.basename(file) === 'tsconfig.json' && !file.includes('fixtures'))
      .map((file) => path.join(folder, file)),
  );
  return ['tsconfig.json', ...inParts];
}

/**
 * The phases of `npm test` in order. `commands` gives the argument lists of Node programs to run
 * one after the other. A `check` counts as one test, a phase of `tests` by what mocha counted.
 * `needs` names what must have been built before: the bundles, or the package made of them.
 */
const phases = [
  { name: 'format', kind: 'check', commands: () => [[bin('prettier'), '--check', '.']] },
  {
    name: 'lint',
    kind: 'check',
    needs: 'schemas',
    commands: () => [[bin('eslint'), '.', '--max-warnings', '0']],
  },
  {
    name: 'types',
    kind: 'check',
    needs: 'schemas',
    commands: () => typeConfigs().map((config) => [bin('typescript'), '--noEmit', '-p', config]),
  },
  { name: 'commands', kind: 'check', commands: () => [['scripts/check-commands.mjs']] },
  {
    name: 'unit',
    kind: 'tests',
    needs: 'schemas',
    commands: ({ grep }) =>
      mocha('unit', { timeout: 20_000, grep, first: ['./test/support/propertySeed.ts'] }),
  },
  {
    name: 'integration',
    kind: 'tests',
    needs: 'bundles',
    commands: ({ grep }) => mocha('integration', { timeout: 120_000, grep }),
  },
  {
    name: 'browser',
    kind: 'tests',
    needs: 'bundles',
    commands: ({ grep }) => mocha('browser', { timeout: 60_000, grep, retries: browserRetries }),
  },
  {
    name: 'host',
    kind: 'tests',
    needs: 'bundles',
    commands: (options) => host(options.electron ? ['--electron'] : [], options),
  },
  {
    name: 'host-folders',
    kind: 'tests',
    needs: 'bundles',
    commands: (options) => host(['--folders', 'two'], options),
  },
  {
    name: 'host-yaml',
    kind: 'tests',
    needs: 'bundles',
    commands: (options) => host(['--beside', 'yaml'], options),
  },
  {
    name: 'host-oldest',
    kind: 'tests',
    needs: 'bundles',
    commands: (options) => host(['--release', 'oldest'], options),
  },
  {
    name: 'package',
    kind: 'tests',
    needs: 'package',
    commands: ({ grep }) => mocha('package', { timeout: 120_000, grep, retries: browserRetries }),
  },
  {
    name: 'e2e',
    kind: 'tests',
    needs: 'package',
    commands: ({ grep }) => mocha('e2e', { timeout: 180_000, grep, retries: browserRetries }),
  },
];

const artifacts = path.join(root, 'artifacts');

export function listPhases() {
  console.log(phases.map(({ name }) => name).join('\n'));
}

function chosenPhases(only) {
  if (only === undefined) return phases;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !phases.some((phase) => phase.name === name));
  if (unknown.length > 0) {
    const known = phases.map(({ name }) => name).join(', ');
    throw new Error(`No such phase: ${unknown.join(', ')}. The phases are ${known}.`);
  }
  return phases.filter((phase) => names.includes(phase.name));
}

/** A Node program with its output in a file; resolves to its exit code. */
function runLogged(args, log, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.once('error', (error) => {
      log.write(`${error.message}\n`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

async function runPhase(phase, options) {
  const logFile = path.join(artifacts, `${phase.name}.log`);
  const tallyFile = path.join(artifacts, `${phase.name}.json`);
  await rm(tallyFile, { force: true });
  const log = createWriteStream(logFile);
  const started = Date.now();
  let code = 0;
  for (const args of phase.commands(options)) {
    code ||= await runLogged(args, log, { CROWDSMITH_TALLY: tallyFile });
  }
  await new Promise((resolve) => log.end(resolve));
  const outcome = phase.kind === 'check' ? checkOutcome(code) : testOutcome(code, tallyFile);
  return { ...outcome, name: phase.name, logFile, seconds: (Date.now() - started) / 1000 };
}

const checkOutcome = (code) => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: 0,
  failures: [],
});

/** What mocha counted; a run that broke off, or ran nothing at all, is a failure too. */
function testOutcome(code, tallyFile) {
  const nothing = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const tally = existsSync(tallyFile) ? JSON.parse(readFileSync(tallyFile, 'utf8')) : nothing;
  const ranNothing = tally.passed + tally.failed + tally.skipped === 0;
  const brokeOff = tally.failed === 0 && (code !== 0 || ranNothing);
  return brokeOff ? { ...tally, failed: 1 } : tally;
}

function report({ name, passed, failed, skipped, failures, seconds, logFile }) {
  const counts = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(', ');
  console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(12)} ${counts} (${seconds.toFixed(1)} s)`);
  for (const { title, message } of failures) console.log(`\n  ${title}\n${indent(message)}\n`);
  if (failed > failures.length) console.log(`${indent(tailOf(logFile, 40))}\n`);
  if (failed > 0) console.log(`  log: ${path.relative(root, logFile)}`);
}

const indent = (text) => text.trimEnd().replace(/^/gm, '    ');
const tailOf = (file, lines) =>
  readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');

/** Builds what the phases need, the most demanding one deciding. */
async function buildFor(chosen) {
  const needs = chosen.map(({ needs: need }) => need);
  const { run } = await import('./run.mjs');
  if (needs.includes('package')) await run(process.execPath, ['scripts/package.mjs']);
  else if (needs.includes('bundles')) await run(process.execPath, ['scripts/build.mjs']);
  else if (needs.includes('schemas') && existsSync(path.join(root, 'scripts/compile-schemas.mjs')))
    await run(process.execPath, ['scripts/compile-schemas.mjs']);
}

/** Runs the chosen phases, prints what came of them and returns the exit code. */
export async function runPhases(options) {
  let chosen;
  try {
    chosen = chosenPhases(options.electron ? 'host' : options.only);
    await ensureInstalled();
    await mkdir(artifacts, { recursive: true });
    await buildFor(chosen);
  } catch (error) {
    console.error(error.message);
    console.log('0 passed, 1 failed');
    return 1;
  }
  const results = [];
  for (const phase of chosen) {
    const result = await runPhase(phase, options);
    report(result);
    results.push(result);
  }
  return summarize(results);
}

function summarize(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('skipped');
  const tail = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${tail}`);
  return sum('failed') > 0 ? 1 : 0;
}
