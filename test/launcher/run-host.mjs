/**
 * Runs mocha inside a real VS Code extension host.
 *
 *   node test/launcher/run-host.mjs [--electron] [--release newest|oldest] [--folders one|two]
 *                                  [--beside yaml] [--grep TEXT]
 *
 * The call is @vscode/test-electron's either way. It drives the desktop build where one can be had;
 * elsewhere (no display, no download) `launch.mjs` takes the desktop's place. `--electron` insists.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { bundleHostTests } from './bundle-host.mjs';
import { cacheFolder } from '../../scripts/vscode/cache.mjs';
import { root } from '../../scripts/lib/root.mjs';

const { values: options } = parseArgs({
  options: {
    electron: { type: 'boolean', default: false },
    release: { type: 'string', default: 'newest' },
    folders: { type: 'string', default: 'one' },
    beside: { type: 'string' },
    grep: { type: 'string' },
  },
});

/** Extensions that are there beside ours. */
const neighbours = {
  nobody: [],
  yaml: [path.join(root, 'test', 'fixtures', 'extensions', 'vscode-yaml')],
};

const hasDisplay = () =>
  process.platform !== 'linux' ||
  Boolean(process.env.DISPLAY) ||
  Boolean(process.env.WAYLAND_DISPLAY);

/** The desktop program, or undefined when it cannot be had and nobody insisted on it. */
async function desktopProgram() {
  if (!options.electron && !hasDisplay()) return undefined;
  try {
    return await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: cacheFolder,
      timeout: 15_000,
    });
  } catch (error) {
    if (options.electron) {
      throw new Error(`The desktop VS Code could not be downloaded: ${error.message}`, {
        cause: error,
      });
    }
    return undefined;
  }
}

/** A copy of the example that tests may write to. */
async function exampleWorkspace() {
  const folder = await mkdtemp(path.join(tmpdir(), 'crowdsmith-workspace-'));
  const example = path.join(root, 'examples', 'asr-en');
  const leftOut = ['.crowdsmith', 'results', 'storage', 'crowdsmith.lock.json'];
  if (existsSync(example)) {
    await cp(example, folder, {
      recursive: true,
      filter: (file) => !leftOut.includes(path.relative(example, file).split(path.sep)[0]),
    });
  }
  return folder;
}

/** A workspace of two empty folders that are both there from the start. */
async function twoFolders() {
  const parent = await mkdtemp(path.join(tmpdir(), 'crowdsmith-folders-'));
  const names = ['first', 'second'];
  await Promise.all(names.map((name) => mkdir(path.join(parent, name))));
  const file = path.join(parent, 'both.code-workspace');
  await writeFile(file, JSON.stringify({ folders: names.map((name) => ({ path: name })) }));
  return { opened: file, temporary: parent };
}

async function oneFolder() {
  const folder = await exampleWorkspace();
  return { opened: folder, temporary: folder };
}

const launcher = fileURLToPath(new URL('./launch.mjs', import.meta.url));
const testsPath = await bundleHostTests();
const workspace = await (options.folders === 'two' ? twoFolders() : oneFolder());
try {
  const desktop = await desktopProgram();
  console.log(`VS Code: ${desktop ?? 'server from npm with a headless browser'}`);
  await runTests({
    vscodeExecutablePath: desktop ?? launcher,
    extensionDevelopmentPath: [root, ...neighbours[options.beside ?? 'nobody']],
    extensionTestsPath: testsPath,
    launchArgs: [workspace.opened],
    extensionTestsEnv: {
      CROWDSMITH_VSCODE_RELEASE: options.release,
      CROWDSMITH_TALLY: process.env.CROWDSMITH_TALLY ?? '',
      CROWDSMITH_FOLDERS: options.folders,
      CROWDSMITH_BESIDE: options.beside ?? '',
      CROWDSMITH_GREP: options.grep ?? '',
    },
  });
} catch (error) {
  if (!(error instanceof TestRunFailedError)) console.error(error.message);
  process.exitCode = 1;
} finally {
  await rm(workspace.temporary, { recursive: true, force: true, maxRetries: 5 });
}
