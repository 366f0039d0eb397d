import assert from 'node:assert/strict';
import { hourlyPay } from '../../../../src/pipeline/pilot/hourlyPay';
import type { Work } from '../../../../src/pipeline/pilot/hourlyPay';

const hour = 3_600_000;

function work(performer: string, hours: number, pay: Work['pay'] = 'paid', began = 0): Work {
  return { performer, began, ended: began + hours * hour, pay };
}

describe('what performers earn in an hour', () => {
  it('is what the one in the middle earns', () => {
    const all = [work('a', 1), work('b', 0.5), work('c', 0.1)];
    assert.equal(hourlyPay(all, 0.5), 1);
  });

  it('counts the time for what was rejected, and no pay for it', () => {
    const all = [work('a', 0.5), work('a', 0.5, 'none', hour), work('a', 1, 'none', 2 * hour)];
    assert.equal(hourlyPay(all, 1), 0.5);
    assert.equal(hourlyPay([work('a', 1, 'none')], 1), 0);
  });

  it('is the lower one where two are in the middle: a floor is there for them', () => {
    assert.equal(hourlyPay([work('a', 1), work('b', 0.25)], 1), 1);
  });

  it('is not known where nobody worked, or no time went by', () => {
    assert.equal(hourlyPay([], 1), undefined);
    assert.equal(hourlyPay([work('a', 0)], 1), undefined);
  });
});
