import assert from 'node:assert/strict';
import { logLevelOf, logLineOf, toldBy } from '../../../src/providers/runs/pipelineTold';

describe('what is told of a running pipeline', () => {
  it('is the stage with its progress', () => {
    const told = toldBy({
      type: 'progress',
      stage: 'recording',
      done: 3,
      total: 12,
      message: 'round 1',
    });
    assert.equal(told, 'recording: round 1 (3 of 12)');
  });

  it('counts nothing where there is nothing to count', () => {
    const told = toldBy({
      type: 'progress',
      stage: 'dataset',
      done: 0,
      total: 0,
      message: 'writing',
    });
    assert.equal(told, 'dataset: writing');
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

  it('says why it pauses, and that louder when something is wrong', () => {
    const event = {
      type: 'paused',
      why: 'trouble',
      message: 'The disk is full.',
      remedy: 'Make room.',
    } as const;
    assert.equal(toldBy(event), 'paused: The disk is full.');
    assert.equal(logLineOf(event), 'paused: The disk is full. Make room.');
    assert.equal(logLevelOf(event), 'warning');
    assert.equal(logLevelOf({ ...event, why: 'asked' }), 'info');
  });

  it('leaves figures that change all the time out of the log', () => {
    const counts = { type: 'counts', stage: 'recording', counts: { total: 9, done: 3 } } as const;
    assert.equal(toldBy(counts), 'recording: 3 of 9');
    assert.equal(logLineOf(counts), undefined);
    assert.equal(logLineOf({ type: 'money', spent: 1, byStage: {} }), undefined);
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
      toldBy({ type: 'finished', summary }),
      '37 of 48 texts recorded, 11 rejected, $4.27',
    );
  });
});
