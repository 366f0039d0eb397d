import { rm } from 'node:fs/promises';
import path from 'node:path';
import { isBuildFresh, isPackageFresh } from '../lib/build-stamp.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { root } from '../lib/root.mjs';
import { run } from '../lib/run.mjs';
import { Children } from './children.mjs';
import { findDesktop, openEditor } from './editor.mjs';
import { runHeadless } from './headless.mjs';
import { startSandbox } from './sandbox.mjs';

const example = path.join(root, 'examples', 'asr-en');

/** What earlier starts leave in the example: platform, run journal, results; never a spec. */
const leftBehind = ['.crowdsmith', 'results', 'storage', 'crowdsmith.lock.json'];

/** Does what `npm start` says it does; resolves to the exit code. */
export async function start(options) {
  const children = new Children();
  const interrupted = new AbortController();
  const interrupt = () => {
    if (interrupted.signal.aborted) children.killAll();
    interrupted.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    await ensureInstalled();
    const mode = modeOf(options);
    await makeWhatIsMissing(mode);
    if (options.fresh) await forget();
    const sandbox = await startSandbox(children, {
      dataFolder: path.join(example, '.crowdsmith', 'sandbox'),
      speed: options.speed,
      seed: options.seed,
    });
    const how = { children, sandbox, example, signal: interrupted.signal };
    const code =
      mode.name === 'headless'
        ? await runHeadless(how)
        : await openEditor(mode.desktop, { ...how, options });
    return interrupted.signal.aborted ? 130 : code;
  } catch (error) {
    if (interrupted.signal.aborted) return 130;
    console.error(`\n${error.message}`);
    return 1;
  } finally {
    await children.endAll();
  }
}

function modeOf(options) {
  if (options.headless) return { name: 'headless' };
  const desktop = findDesktop(options);
  return desktop === undefined ? { name: 'browser' } : { name: 'desktop', desktop };
}

/** In the browser the extension is installed from its package, elsewhere it runs from the build. */
async function makeWhatIsMissing({ name }) {
  if (name === 'browser') {
    if (!(await isPackageFresh())) await run(process.execPath, ['scripts/package.mjs']);
  } else if (!(await isBuildFresh())) {
    await run(process.execPath, ['scripts/build.mjs']);
  }
}

async function forget() {
  for (const name of leftBehind) {
    await rm(path.join(example, name), { recursive: true, force: true });
  }
}
