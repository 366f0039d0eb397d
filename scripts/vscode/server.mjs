import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmQuietly } from '../lib/npm.mjs';
import { installOnce } from './cache.mjs';
import { nodeOfMajor } from './node-binary.mjs';

const tie = fileURLToPath(new URL('../lib/tied.cjs', import.meta.url));

/** Searches files for the server; the oldest release does not come with it. */
const ripgrep = '@vscode/ripgrep-universal';

/** VS Code as an npm package: the newest that was tried, and the oldest the extension supports. */
export const releases = {
  newest: { codeServer: '4.139.1', vscode: '1.139.1', node: 24, extra: {} },
  oldest: { codeServer: '4.100.3', vscode: '1.100.3', node: 20, extra: { [ripgrep]: '1.18.0' } },
};

/** Counts up when what `completeServer` does changes, so that older installations are not used. */
const recipe = 1;

/**
 * Installs the VS Code server of a release into the cache, once.
 *
 * @param {keyof typeof releases} which
 * @returns {Promise<{ node: string, main: string }>} the Node to run it with, and its entry point
 */
export async function installServer(which = 'newest') {
  const release = releases[which];
  const node = await nodeOfMajor(release.node);
  const folder = await installOnce(`server-${release.codeServer}-${recipe}`, {
    what: `VS Code ${release.vscode} for the browser`,
    packages: { 'code-server': release.codeServer, ...release.extra },
    finish: completeServer,
  });
  return { node, main: path.join(serverFolder(folder), 'out', 'server-main.js') };
}

const serverFolder = (folder) => path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

/** Big parts nobody needs here: assistants that would start with every window. */
const unneeded = ['extensions/copilot', 'node_modules/@github/copilot-sdk'];

async function completeServer(folder) {
  const server = serverFolder(folder);
  await npmQuietly(['install', '--omit=dev', '--ignore-scripts', '--force'], server);
  await replaceNativeModules(path.join(server, 'node_modules'));
  await provideRipgrep(folder, path.join(server, 'node_modules'));
  for (const part of unneeded) await rm(path.join(server, part), { recursive: true, force: true });
}

/** Native modules would need a compiler; these are the ones the server does not do without. */
async function replaceNativeModules(modules) {
  // Ends the extension host when its parent dies, which we do ourselves. Its name has changed once.
  for (const name of ['@vscode/native-watchdog', 'native-watchdog']) {
    const entry = path.join(modules, name, 'index.js');
    if (existsSync(entry)) await writeFile(entry, 'exports.start = () => undefined;\n');
  }
  await copyFile(
    fileURLToPath(new URL('./plain-logger.cjs', import.meta.url)),
    path.join(modules, '@vscode', 'spdlog', 'index.js'),
  );
}

async function provideRipgrep(folder, modules) {
  const wanted = path.join(modules, '@vscode', 'ripgrep');
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  if (!existsSync(wanted) || existsSync(path.join(wanted, 'bin', program))) return;
  const system = `${process.platform}-${process.arch}`;
  const source = path.join(folder, 'node_modules', ripgrep, 'bin', system, program);
  await mkdir(path.join(wanted, 'bin'), { recursive: true });
  await copyFile(source, path.join(wanted, 'bin', program));
}

/** Settings of a window that is new to its user and asks nothing. */
const calmSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'update.showReleaseNotes': false,
};

/**
 * Installs a packaged extension as a user would.
 *
 * @param {{ node: string, main: string }} server
 * @param {{ vsix: string, dataFolder: string }} what
 */
export function installExtension({ node, main }, { vsix, dataFolder }) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      node,
      [main, '--install-extension', vsix, '--force', ...commonArguments(dataFolder)],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0 && !/failed installing/i.test(said)) resolve(said);
      else reject(new Error(`Installing ${path.basename(vsix)} failed: ${said.trim()}`));
    });
  });
}

const commonArguments = (dataFolder) => [
  '--accept-server-license-terms',
  '--telemetry-level',
  'off',
  '--server-data-dir',
  dataFolder,
];

/**
 * Starts the server on loopback and waits until it listens.
 *
 * @param {{ node: string, main: string }} server
 * @param {{ port?: number, dataFolder: string, settings?: Record<string, unknown>, driver?: boolean,
 *   env?: Record<string, string>, onLog?: (text: string) => void }} options `driver`: let a page run
 *   extension tests; `env`: what the extension host sees besides our own environment
 * @returns {Promise<{ url: string, authority: string, exited: Promise<void>, kill: () => void }>}
 */
export async function startServer(server, options) {
  const { dataFolder, settings = {}, driver = false, onLog = () => undefined } = options;
  await writeSettings(dataFolder, { ...calmSettings, ...settings });
  const child = spawn(
    server.node,
    [
      '--require',
      tie,
      server.main,
      '--host',
      '127.0.0.1',
      '--port',
      String(options.port ?? 0),
      '--without-connection-token',
      '--disable-workspace-trust',
      ...(driver ? ['--enable-smoke-test-driver'] : []),
      ...commonArguments(dataFolder),
    ],
    // A group of its own, so that one signal ends it with all its children.
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...options.env },
    },
  );
  const kill = () => endGroup(child.pid);
  process.once('exit', kill);
  const exited = new Promise((resolve) => child.once('exit', () => resolve()));
  void exited.then(() => process.off('exit', kill));
  const port = await listeningPort(child, onLog);
  const authority = `127.0.0.1:${port}`;
  return { url: `http://${authority}/`, authority, exited, kill };
}

async function writeSettings(dataFolder, settings) {
  const text = JSON.stringify(settings, null, 2);
  for (const scope of ['User', 'Machine']) {
    const folder = path.join(dataFolder, 'data', scope);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'settings.json'), text);
  }
}

function endGroup(pid) {
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') process.kill(pid, 'SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function listeningPort(child, onLog) {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (data) => {
      const text = String(data);
      onLog(text);
      said = (said + text).slice(-4000);
      const port = /agent listening on (\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The VS Code server ended with code ${code} before it listened:\n${said}`)),
    );
  });
}
