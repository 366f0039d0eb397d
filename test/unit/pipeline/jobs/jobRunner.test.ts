import assert from 'node:assert/strict';
import { jobRunner } from '../../../../src/pipeline/jobs/jobRunner';
import type { JobStore } from '../../../../src/pipeline/jobs/jobStore';

interface Row {
  lease: string | undefined;
  until: number;
  result?: unknown;
  done: boolean;
}

/**
 * A queue that several workers share, as rows of a database would be: a lease is a name and a time, and who
 * comes after that time may take the job over. The clock is turned by hand.
 */
class SharedQueue {
  now = 0;
  readonly rows = new Map<string, Row>();

  worker(name: string): JobStore {
    return {
      take: ({ key }) => {
        const row = this.rows.get(key);
        if (row?.done) return Promise.resolve({ state: 'done', result: row.result });
        if (row !== undefined && row.until > this.now) {
          return Promise.resolve({ state: 'busy', askAgainIn: 1 });
        }
        this.rows.set(key, { lease: name, until: this.now + 60, done: false });
        return Promise.resolve({ state: 'mine', again: row !== undefined, lease: name });
      },
      prolong: (key, lease) => {
        const row = this.rows.get(key);
        if (row?.lease !== lease) return Promise.resolve(false);
        row.until = this.now + 60;
        return Promise.resolve(true);
      },
      finish: (key, _lease, result) => {
        this.rows.set(key, { lease: undefined, until: 0, result, done: true });
        return Promise.resolve();
      },
      note: (key, fact) => {
        const row = this.rows.get(key);
        if (!row?.done)
          this.rows.set(key, { lease: undefined, until: 0, result: fact, done: true });
        return Promise.resolve(this.rows.get(key)?.result);
      },
      isDone: (key) => this.rows.get(key)?.done === true,
      result: (key) => this.rows.get(key)?.result,
      finished: (prefix) =>
        [...this.rows]
          .filter(([key, { done }]) => done && key.startsWith(prefix))
          .map(([key, { result }]) => [key, result] as const),
      unfinished: (prefix) =>
        [...this.rows]
          .filter(([key, { done }]) => !done && key.startsWith(prefix))
          .map(([key]) => key),
    };
  }
}

describe('a runner of jobs', () => {
  const { signal } = new AbortController();

  it('leaves a job to the worker who has it, and takes the result from there', async () => {
    const queue = new SharedQueue();
    const first = jobRunner({ store: queue.worker('first'), signal });
    const second = jobRunner({ store: queue.worker('second'), signal });
    let finish: (value: string) => void = () => undefined;
    let times = 0;
    const slow = {
      key: 'pay',
      does: 'pay',
      run: () => {
        times++;
        return new Promise<string>((resolve) => (finish = resolve));
      },
    };
    const one = first.once(slow);
    await new Promise(setImmediate);
    const other = second.once(slow);
    finish('paid');
    assert.deepEqual(await Promise.all([one, other]), ['paid', 'paid']);
    assert.equal(times, 1);
  });

  it('takes over from a worker who died, and is told so', async () => {
    const queue = new SharedQueue();
    await queue.worker('dead').take({ key: 'pay', does: 'pay' });
    queue.now = 61;
    const again = await jobRunner({ store: queue.worker('living'), signal }).once({
      key: 'pay',
      does: 'pay',
      run: (how) => Promise.resolve(how.again),
    });
    assert.equal(again, true);
  });

  it('does a step once when two parts of a process want it at the same time', async () => {
    const runner = jobRunner({ store: new SharedQueue().worker('one'), signal });
    let times = 0;
    const step = { key: 'a', does: 'count', run: () => Promise.resolve(++times) };
    assert.deepEqual(await Promise.all([runner.once(step), runner.once(step)]), [1, 1]);
  });

  it('begins nothing while its gate is shut', async () => {
    let open: () => void = () => undefined;
    const gate = { pass: () => new Promise<void>((resolve) => (open = resolve)) };
    const runner = jobRunner({ store: new SharedQueue().worker('one'), signal, gate });
    let ran = false;
    const done = runner.once({
      key: 'a',
      does: 'run',
      run: () => {
        ran = true;
        return Promise.resolve(null);
      },
    });
    await new Promise(setImmediate);
    assert.equal(ran, false);
    open();
    await done;
    assert.equal(ran, true);
  });
});
