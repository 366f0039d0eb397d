import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, readdir, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PipelineError } from '../../../../src/pipeline/errors';
import { takeRunLock } from '../../../../src/pipeline/journal/runLock';
import { temporaryFolder } from '../temporaryFolder';

describe('the lock of a run', () => {
  const folder = temporaryFolder();
  const path = (): string => join(folder(), 'run.lock');

  it('refuses a second run while the first one lives', async () => {
    const lock = await takeRunLock(path());
    await assert.rejects(
      () => takeRunLock(path()),
      (error) => error instanceof PipelineError && error.message.includes(String(process.pid)),
    );
    await lock.release();
  });

  it('is free again after its release, and leaves nothing behind', async () => {
    await (await takeRunLock(path())).release();
    await (await takeRunLock(path())).release();
    assert.deepEqual(await readdir(folder()), []);
  });

  it('is taken over from a process that has died', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await writeFile(path(), JSON.stringify({ pid, host: hostname(), since: 'then' }));
    const lock = await takeRunLock(path());
    const holder = JSON.parse(await readFile(path(), 'utf8')) as { readonly pid: number };
    assert.equal(holder.pid, process.pid);
    await lock.release();
  });

  it('is taken over when the number of the dead process was given to another', async function () {
    if (process.platform !== 'linux') this.skip();
    const dead = { pid: process.pid, host: hostname(), born: '1', since: 'then' };
    await writeFile(path(), JSON.stringify(dead));
    await (await takeRunLock(path())).release();
  });

  it('is taken over when its file holds nothing of use', async () => {
    await writeFile(path(), '');
    await (await takeRunLock(path())).release();
  });

  it('is respected on another machine while that gives signs of life, and not after', async () => {
    await writeFile(path(), JSON.stringify({ pid: 1, host: 'elsewhere.example', since: 'then' }));
    await assert.rejects(() => takeRunLock(path()), /elsewhere\.example/);
    const longAgo = new Date(Date.now() - 120_000);
    await utimes(path(), longAgo, longAgo);
    await (await takeRunLock(path())).release();
  });

  it('is won by one of many who try at once', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await writeFile(path(), JSON.stringify({ pid, host: hostname(), since: 'then' }));
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => takeRunLock(path())));
    const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    assert.equal(won.length, 1);
    await won[0]?.release();
  });
});
