import assert from 'node:assert/strict';
import { Patience } from '../../../../src/pipeline/control/patience';

const trouble = { message: 'The disk is full.', retryAfter: 60 };
const longest = 200;

function pausesOf(
  patience: Patience,
  times: number,
  what: { message: string } = trouble,
): unknown[] {
  return Array.from({ length: times }, () => {
    const waiting = patience.meet(what);
    return waiting.state === 'wait' ? waiting.trouble.retryAfter : 'give up';
  });
}

describe('the patience of a run', () => {
  it('looks again later and later at what stays, and at once at something new', () => {
    const patience = new Patience({ longest, looks: 'where-it-helps' });
    assert.deepEqual(pausesOf(patience, 4), [60, 120, 200, 200]);
    const other = patience.meet({ message: 'The token has run out.', retryAfter: 50 });
    assert.deepEqual(other, {
      state: 'wait',
      still: false,
      trouble: { message: 'The token has run out.', retryAfter: 50 },
    });
  });

  it('says whether it is the same as before', () => {
    const patience = new Patience({ longest, looks: 'where-it-helps' });
    const stills = [1, 2].map(() => {
      const waiting = patience.meet(trouble);
      return waiting.state === 'wait' && waiting.still;
    });
    assert.deepEqual(stills, [false, true]);
  });

  it('waits for a person where only a person can help, unless nobody may be there', () => {
    const limit = { message: 'The budget is used up.' };
    assert.deepEqual(pausesOf(new Patience({ longest, looks: 'where-it-helps' }), 2, limit), [
      undefined,
      undefined,
    ]);
    assert.deepEqual(pausesOf(new Patience({ longest, looks: 'always' }), 1, limit), [longest]);
  });

  it('gives up on one trouble after the time that it has, not before a last look', () => {
    let now = 1000;
    const patience = new Patience({ longest, looks: 'always', most: 100, now: () => now });
    assert.deepEqual(pausesOf(patience, 1), [60]);
    now += 60;
    assert.deepEqual(pausesOf(patience, 1), [40]);
    now += 40;
    assert.deepEqual(pausesOf(patience, 1), ['give up']);
    assert.deepEqual(pausesOf(patience, 1, { message: 'Something else.' }), [100]);
  });
});
