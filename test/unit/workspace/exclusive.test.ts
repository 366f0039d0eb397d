import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exclusively } from '../../../src/workspace';
import { folderWith, removeFolders } from './temporaryFolder';

describe('exclusive work in a workspace folder', () => {
  afterEach(removeFolders);

  it('goes one after the other in one process, also when one fails', async () => {
    const root = await folderWith();
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      steps.push(`${name} ends`);
      if (name === 'a') throw new Error('a failed');
    };
    const results = await Promise.allSettled([
      exclusively(root, work('a')),
      exclusively(root, work('b')),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'fulfilled'],
    );
    assert.deepEqual(steps, ['a begins', 'a ends', 'b begins', 'b ends']);
    assert.deepEqual(await readdir(join(root, '.crowdsmith')), ['.gitignore']);
  });

  it('waits for another living process and can be cancelled meanwhile', async () => {
    const root = await folderWith();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await mkdir(join(root, '.crowdsmith'));
    await writeFile(join(root, '.crowdsmith/deploy.pid'), String(other.pid));
    const controller = new AbortController();
    const work = exclusively(root, () => Promise.resolve('done'), controller.signal);
    setTimeout(() => controller.abort(), 150);
    await assert.rejects(work, { name: 'AbortError' });
    const again = exclusively(root, () => Promise.resolve('done'));
    other.kill();
    await once(other, 'exit');
    assert.equal(await again, 'done');
  });

  it('does not wait for a process that died', async () => {
    const root = await folderWith();
    const dead = spawn(process.execPath, ['-e', '']);
    await once(dead, 'exit');
    await mkdir(join(root, '.crowdsmith'));
    await writeFile(join(root, '.crowdsmith/deploy.pid'), String(dead.pid));
    assert.equal(await exclusively(root, () => Promise.resolve('done')), 'done');
  });
});

describe('a mark that a dead process left', () => {
  afterEach(removeFolders);

  it('is taken by one of many at a time, although all see that it is dead', async () => {
    const root = await folderWith();
    const dead = spawn(process.execPath, ['-e', '']);
    await once(dead, 'exit');
    const mark = join(root, 'x.pid');
    await writeFile(mark, String(dead.pid));
    // As other processes do it: through a module of their own, so that only the file stands between them.
    const script = `
      const { takeMark } = require(${JSON.stringify(join(__dirname, '../../../src/workspace/mark.ts'))});
      const { appendFileSync } = require('node:fs');
      const how = { patience: 30000, busy: (pid) => new Error('busy ' + pid) };
      takeMark(${JSON.stringify(mark)}, how).then(async (release) => {
        appendFileSync(${JSON.stringify(join(root, 'log'))}, 'in\\n');
        await new Promise((resolve) => setTimeout(resolve, 30));
        appendFileSync(${JSON.stringify(join(root, 'log'))}, 'out\\n');
        await release();
      });`;
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), '-e', script], {
        stdio: ['ignore', 'ignore', 'inherit'],
      }),
    );
    const codes = await Promise.all(
      children.map(async (child) => {
        const [code] = (await once(child, 'exit')) as [number | null];
        return code;
      }),
    );
    assert.deepEqual(codes, [0, 0, 0, 0]);
    const log = await readFile(join(root, 'log'), 'utf8');
    assert.equal(log, 'in\nout\n'.repeat(4));
  }).timeout(60_000);
});
