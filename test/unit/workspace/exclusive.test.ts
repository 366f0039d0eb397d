import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
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
