#!/usr/bin/env node
/**
 * Stands in for the desktop `code` program where that cannot be had: takes the arguments
 * @vscode/test-electron passes to it, serves the npm-shipped VS Code on loopback, opens it in a
 * headless browser with the extension under development and runs the extension tests in its
 * extension host. Ends with the tests' exit code.
 */
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/vscode/chromium.mjs';
import { installServer, startServer } from '../../scripts/vscode/server.mjs';
import { browserArguments } from './browser.mjs';

/** Longest a whole test run may take, in milliseconds. */
const deadline = Number(process.env.CROWDSMITH_HOST_TIMEOUT ?? 300_000);

/** The few of `code`'s arguments that matter here; the others are the desktop's own. */
function readArguments(args) {
  const valuesOf = (name) =>
    args.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));
  const [extension, ...others] = valuesOf('extensionDevelopmentPath');
  return {
    extension,
    others,
    tests: valuesOf('extensionTestsPath').at(0),
    folder: args.find((arg) => !arg.startsWith('-')),
    release: process.env.CROWDSMITH_VSCODE_RELEASE === 'oldest' ? 'oldest' : 'newest',
  };
}

function workbenchUrl(server, { extension, tests, folder }) {
  const remote = (file) => `vscode-remote://${server.authority}${path.resolve(file)}`;
  const payload = [['extensionDevelopmentPath', remote(extension)]];
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  const url = new URL(server.url);
  if (folder !== undefined) {
    const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
    url.searchParams.set(kind, path.resolve(folder));
  }
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/**
 * A page takes one extension under development; others are there as installed ones. By a link, so that
 * they find their packages where they really are.
 */
async function linkExtensions(extensions, folder) {
  await mkdir(folder, { recursive: true });
  for (const extension of extensions) {
    const { publisher, name, version } = JSON.parse(
      await readFile(path.join(extension, 'package.json'), 'utf8'),
    );
    await symlink(extension, path.join(folder, `${publisher}.${name}-${version}`), 'junction');
  }
}

/** Opens the workbench and waits for the tests in it to end; resolves to their exit code. */
async function runInBrowser(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const ended = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    process.stdout.write(`${format(...args)}\n`);
  });
  if (process.env.CROWDSMITH_VERBOSE) page.on('console', (line) => console.error(line.text()));
  await page.goto(url);
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The tests did not end within ${deadline / 1000} s.`)),
      deadline,
    );
  });
  try {
    return await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function main() {
  const wanted = readArguments(process.argv.slice(2));
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'crowdsmith-host-'));
  const log = (text) => process.env.CROWDSMITH_VERBOSE && process.stderr.write(text);
  let server, browser;
  const end = async () => {
    await browser?.close().catch(() => undefined);
    server?.kill();
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void end().then(() => process.exit(130)));
  }
  try {
    const installed = await installServer(wanted.release);
    await linkExtensions(wanted.others, path.join(dataFolder, 'extensions'));
    server = await startServer(installed, { dataFolder, driver: true, onLog: log });
    browser = await chromium.launch({
      executablePath: await findChromium(),
      args: browserArguments,
      handleSIGINT: false,
      handleSIGTERM: false,
    });
    process.exitCode = await runInBrowser(browser, workbenchUrl(server, wanted));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    await end();
  }
}

await main();
