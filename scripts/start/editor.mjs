import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/root.mjs';
import { cacheFolder } from '../vscode/cache.mjs';
import { installExtension, installServer, startServer } from '../vscode/server.mjs';

/**
 * The desktop VS Code of this machine, unless the person wants the browser.
 *
 * @returns {string | undefined} path of `code`
 */
export const findDesktop = (options) => (options.browser ? undefined : programOnPath('code'));

/**
 * Opens VS Code on the example and waits until it is closed, or until we are interrupted.
 *
 * @param {string | undefined} code the desktop program; without it VS Code is served in the browser
 */
export async function openEditor(code, { sandbox, example, signal, options }) {
  const env = {
    CROWDSMITH_SANDBOX_URL: sandbox.url,
    CROWDSMITH_SANDBOX_TOKEN: sandbox.token,
  };
  console.log(`Sandbox platform: ${sandbox.url}`);
  if (code === undefined) await serveInBrowser({ env, example, signal, port: options.port });
  else await openDesktop(code, { env, example, signal });
  return 0;
}

function programOnPath(name) {
  const names = process.platform === 'win32' ? [`${name}.cmd`, `${name}.exe`] : [name];
  const files = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((file) => path.join(folder, file)));
  return files.find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** `--wait` ends when the person closes the window. */
function openDesktop(code, { env, example, signal }) {
  console.log('Opening VS Code. Close its window, or press Ctrl+C here, to end.');
  return new Promise((resolve, reject) => {
    const child = spawn(
      code,
      ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, example],
      { env: { ...process.env, ...env }, stdio: 'ignore', shell: process.platform === 'win32' },
    );
    child.once('error', reject);
    child.once('exit', (exitCode) =>
      exitCode === 0 || signal.aborted
        ? resolve()
        : reject(new Error(`${code} ended with code ${exitCode}. Try: npm start -- --browser`)),
    );
    signal.addEventListener('abort', () => child.kill());
  });
}

async function serveInBrowser({ env, example, signal, port }) {
  const server = await installServer('newest');
  const dataFolder = path.join(cacheFolder, 'start-data');
  await installExtension(server, { vsix: path.join(root, 'crowdsmith.vsix'), dataFolder });
  signal.throwIfAborted();
  const running = await startServer(server, { port, dataFolder, env });
  const address = `${running.url}?folder=${encodeURIComponent(example).replaceAll('%2F', '/')}`;
  console.log(`VS Code:          ${address}`);
  console.log('Open the address in a browser. Ctrl+C ends everything.');
  signal.addEventListener('abort', () => running.kill());
  await running.exited;
  if (!signal.aborted) throw new Error('VS Code has ended by itself.');
}
