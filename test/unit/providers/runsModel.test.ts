import assert from 'node:assert/strict';
import { RunsModel } from '../../../src/providers/runs/runsModel';

const wait = { id: 'w', kind: 'wait', title: 'Wait', message: 'waiting' } as const;
const pipeline = { id: 'p', kind: 'pipeline', title: 'ASR', message: 'starting' } as const;

describe('the list of runs', () => {
  it('shows the newest first and tells of every change', () => {
    const runs = new RunsModel();
    let told = 0;
    runs.onDidChange(() => (told += 1));
    const control = runs.begin(wait, () => undefined);
    runs.begin(pipeline, () => undefined);
    control.update({ percent: 50 });
    assert.deepEqual(
      runs.all().map(({ id }) => id),
      ['p', 'w'],
    );
    assert.equal(runs.get('w')?.percent, 50);
    assert.equal(told, 3);
  });

  it('stops a run by the means the run gave', () => {
    const runs = new RunsModel();
    let stopped = 0;
    runs.begin(pipeline, () => (stopped += 1));
    runs.stop('p');
    assert.equal(stopped, 1);
  });

  it('cannot stop what has ended, nor forget what has not', () => {
    const runs = new RunsModel();
    let stopped = 0;
    const control = runs.begin(pipeline, () => (stopped += 1));
    runs.forget('p');
    assert.equal(runs.all().length, 1);
    control.end('done', 'all there', 'dataset.tsv');
    runs.stop('p');
    assert.equal(stopped, 0);
    assert.deepEqual(runs.get('p'), {
      ...pipeline,
      state: 'done',
      message: 'all there',
      dataset: 'dataset.tsv',
    });
    runs.forget('p');
    assert.deepEqual(runs.all(), []);
  });

  it('replaces an earlier run of the same pipeline', () => {
    const runs = new RunsModel();
    runs.begin(pipeline, () => undefined).end('failed', 'no network');
    runs.begin(pipeline, () => undefined);
    assert.deepEqual(
      runs.all().map(({ state }) => state),
      ['running'],
    );
  });
});
