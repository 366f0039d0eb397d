import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Journal } from '../../../../src/pipeline/journal/journal';
import { journalJobs } from '../../../../src/pipeline/jobs/journalJobs';
import { jobRunner } from '../../../../src/pipeline/jobs/jobRunner';
import type { StepRunner } from '../../../../src/pipeline/journal/steps';
import { temporaryFolder } from '../temporaryFolder';

describe('steps of a run', () => {
  const folder = temporaryFolder();

  async function inOneProcess<T>(
    work: (runner: StepRunner) => Promise<T>,
    signal = new AbortController().signal,
  ): Promise<T> {
    const journal = await Journal.open(join(folder(), 'journal.jsonl'));
    try {
      return await work(jobRunner({ store: journalJobs(journal), signal }));
    } finally {
      await journal.close();
    }
  }

  it('happen once, and give the same result ever after', async () => {
    let times = 0;
    const step = { key: 'a', does: 'count', run: () => Promise.resolve(++times) };
    assert.equal(await inOneProcess((runner) => runner.once(step)), 1);
    assert.equal(await inOneProcess((runner) => runner.once(step)), 1);
    assert.equal(times, 1);
  });

  it('are told when an earlier attempt began and did not end', async () => {
    const tries: boolean[] = [];
    const step = {
      key: 'a',
      does: 'fail first',
      run: ({ again }: { readonly again: boolean }) => {
        tries.push(again);
        return tries.length === 1 ? Promise.reject(new Error('crash')) : Promise.resolve('done');
      },
    };
    await assert.rejects(() => inOneProcess((runner) => runner.once(step)));
    assert.equal(await inOneProcess((runner) => runner.once(step)), 'done');
    assert.deepEqual(tries, [false, true]);
  });

  it('do not begin once the run is stopped', async () => {
    const controller = new AbortController();
    controller.abort();
    let ran = false;
    const step = {
      key: 'a',
      does: 'nothing',
      run: () => {
        ran = true;
        return Promise.resolve(null);
      },
    };
    await assert.rejects(() => inOneProcess((runner) => runner.once(step), controller.signal));
    assert.equal(ran, false);
  });

  it('leave no intent behind when they only look', async () => {
    await inOneProcess(async (runner) => {
      await runner.observe({ key: 'seen', run: () => Promise.resolve([1, 2]) });
    });
    await inOneProcess((runner) => {
      assert.deepEqual(runner.finished('se'), [['seen', [1, 2]]]);
      return Promise.resolve();
    });
  });
});
