import assert from 'node:assert/strict';
import { cancelled, failureMessage, isCancelled } from '../../../src/providers/failures';

describe('what a person is told of a failure', () => {
  it('is the message and never the stack', () => {
    const error = new Error('The disk is full.');
    assert.equal(failureMessage(error), 'The disk is full.');
  });

  it('leaves the request and its numbers to the log', () => {
    const error = new Error(
      'POST /api/v1/pools/7/open: the pool has no tasks. (EMPTY_POOL, HTTP 409, request a-b)',
    );
    assert.equal(failureMessage(error), 'The pool has no tasks. (EMPTY_POOL)');
  });

  it('begins as a sentence does, but spells files as they are spelt', () => {
    assert.equal(failureMessage(new Error('pool 7 is archived.')), 'Pool 7 is archived.');
    const missing = 'nowhere.pool.yaml does not exist.';
    assert.equal(failureMessage(new Error(missing)), missing);
  });

  it('fits a notification', () => {
    assert.equal(failureMessage(new Error('x'.repeat(5_000))).length, 400);
  });

  it('knows cancelling by name, whoever threw it', () => {
    const foreign = new Error('stop');
    foreign.name = 'Canceled';
    assert.equal(isCancelled(foreign), true);
    assert.equal(isCancelled(cancelled()), true);
    assert.equal(isCancelled(new DOMException('stop', 'AbortError')), true);
    assert.equal(isCancelled(new Error('no')), false);
  });
});
