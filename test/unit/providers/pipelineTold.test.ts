import assert from 'node:assert/strict';
import { logLineOf, toldBy } from '../../../src/providers/runs/pipelineTold';

describe('what is told of a running pipeline', () => {
  it('is the stage with its progress in percent', () => {
    const told = toldBy({
      type: 'progress',
      stage: 'recording',
      done: 3,
      total: 12,
      message: 'round 1',
    });
    assert.deepEqual(told, { message: 'recording: round 1 (3 of 12)', percent: 25 });
  });

  it('does not divide by nothing', () => {
    const told = toldBy({
      type: 'progress',
      stage: 'dataset',
      done: 0,
      total: 0,
      message: 'writing',
    });
    assert.deepEqual(told, { message: 'dataset: writing', percent: 0 });
  });

  it('keeps verdicts for the log', () => {
    const event = {
      type: 'verdict',
      assignment: 'a--1',
      texts: ['en-1'],
      verdict: 'REJECTED',
      comment: 'The text is cut.',
    } as const;
    assert.equal(toldBy(event), undefined);
    assert.equal(logLineOf(event), 'rejected a--1: The text is cut.');
  });

  it('ends with a sum', () => {
    const summary = {
      texts: 48,
      accepted: 37,
      rejected: 11,
      cost: 4.27,
      requests: 900,
      seconds: 3,
      dataset: 'results/dataset.tsv',
    };
    assert.equal(
      toldBy({ type: 'finished', summary })?.message,
      '37 of 48 texts recorded, 11 rejected, $4.27',
    );
  });
});
