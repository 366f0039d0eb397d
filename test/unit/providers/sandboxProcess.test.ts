import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  startSandboxProcess,
  type SandboxOptions,
} from '../../../src/providers/sandbox/sandboxProcess';

/** A stand-in for the command line: it says what the test wants and stays until it is ended. */
const programs = {
  good: `process.on('SIGTERM', () => process.exit(0));
    console.error('a line for the log');
    console.log(JSON.stringify({ url: 'http://127.0.0.1:9', token: 'T' }));
    setInterval(() => undefined, 1000);`,
  failing: `console.error('The port is taken.'); process.exitCode = 1;`,
  babbling: `console.log('"hello"'); setInterval(() => undefined, 1000);`,
  silent: `setInterval(() => undefined, 1000);`,
};

describe('the child process of the sandbox', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'crowdsmith-child-'));
    for (const [name, code] of Object.entries(programs)) {
      await writeFile(path.join(folder, `${name}.js`), code);
    }
  });

  after(() => rm(folder, { recursive: true, force: true }));

  function options(
    program: keyof typeof programs,
    changes: Partial<SandboxOptions> = {},
  ): SandboxOptions {
    return {
      cliPath: path.join(folder, `${program}.js`),
      dataDir: path.join(folder, 'data'),
      seed: 3,
      speed: 0,
      onLog: () => undefined,
      onExit: () => undefined,
      signal: new AbortController().signal,
      ...changes,
    };
  }

  it('is ready when it has said where it listens, and ends when told to', async () => {
    const ended = new Promise<string>((resolve) => {
      void startSandboxProcess(options('good', { onExit: resolve })).then(async (running) => {
        assert.equal(running.url, 'http://127.0.0.1:9');
        assert.equal(running.token, 'T');
        await running.stop();
      });
    });
    assert.equal(await ended, 'code 0');
  });

  it('passes its error output on, line by line', async () => {
    const lines: string[] = [];
    const running = await startSandboxProcess(
      options('good', { onLog: (line) => lines.push(line) }),
    );
    await running.stop();
    // Whatever the child has written is read before its end is known.
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(lines, ['a line for the log']);
  });

  it('says the last words of one that does not start', async () => {
    await assert.rejects(startSandboxProcess(options('failing')), /The port is taken\./);
  });

  it('refuses one that does not say where it listens', async () => {
    await assert.rejects(startSandboxProcess(options('babbling')), /did not say where it listens/);
  });

  it('can be called off while starting', async () => {
    const life = new AbortController();
    const starting = startSandboxProcess(options('silent', { signal: life.signal }));
    life.abort();
    await assert.rejects(starting, { name: 'AbortError' });
  });
});
