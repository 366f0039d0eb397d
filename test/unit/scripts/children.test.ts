import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Children } from '../../../scripts/start/children.mjs';

const children = new Children();
const forever = 'console.log("up"); setInterval(() => {}, 1000);';

function lineOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.stdout?.once('data', (data) => resolve(String(data).trim()));
  });
}

/** A process that has ended and waits for its parent to notice (a zombie) is not alive. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(statusOf(pid));
  } catch {
    return false;
  }
};

const statusOf = (pid: number): string => readFileSync(`/proc/${pid}/stat`, 'utf8');

describe('the programs that npm start starts', function () {
  after(() => children.killAll());

  it('end when they are asked to', async () => {
    const child = children.node(['-e', forever]);
    await lineOf(child);
    await children.endAll();
    assert.equal(child.signalCode, 'SIGTERM');
  });

  it('end with their own children when the starter is killed', async () => {
    const module = pathToFileURL(path.resolve('scripts/start/children.mjs')).href;
    const grandchild = `const g = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(forever)}]); console.log(process.pid + ' ' + g.pid); setInterval(() => {}, 1000);`;
    const starter = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { Children } from ${JSON.stringify(module)};
       new Children().node(['-e', ${JSON.stringify(grandchild)}]).stdout.pipe(process.stdout);`,
    ]);
    const pids = (await lineOf(starter)).split(' ').map(Number);
    assert.equal(pids.length, 2);
    starter.kill('SIGKILL');
    await once(starter, 'exit');
    while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 20));
  });
});
