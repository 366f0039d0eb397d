import assert from 'node:assert/strict';
import fc from 'fast-check';
import { estimateEnd, withSample, type Sample } from '../../../../src/providers/waits/estimateEnd';

const minute = 60_000;

describe('the estimate of a pool’s end', () => {
  it('is unknown until something has moved', () => {
    assert.equal(estimateEnd([], 0), undefined);
    assert.equal(estimateEnd([{ at: 0, percent: 10 }], 5 * minute), undefined);
  });

  it('goes on as it went so far', () => {
    const samples = [
      { at: 0, percent: 20 },
      { at: 10 * minute, percent: 60 },
    ];
    assert.equal(estimateEnd(samples, 10 * minute), 20 * minute);
  });

  it('counts standing still', () => {
    const samples = [
      { at: 0, percent: 0 },
      { at: 10 * minute, percent: 50 },
    ];
    assert.equal(estimateEnd(samples, 20 * minute), 40 * minute);
  });

  it('is unknown once it is done', () => {
    const samples = [
      { at: 0, percent: 0 },
      { at: minute, percent: 100 },
    ];
    assert.equal(estimateEnd(samples, minute), undefined);
  });

  it('begins anew when tasks were added', () => {
    const before: readonly Sample[] = [
      { at: 0, percent: 0 },
      { at: minute, percent: 80 },
    ];
    const added = withSample(before, { at: 2 * minute, percent: 40 });
    assert.deepEqual(added, [{ at: 2 * minute, percent: 40 }]);
  });

  it('remembers the whole way in few samples', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }), (raw) => {
        const percents = raw.map((each) => each / 10).sort((a, b) => a - b);
        let samples: readonly Sample[] = [];
        percents.forEach((percent, at) => (samples = withSample(samples, { at, percent })));
        assert.ok(samples.length <= 24);
        assert.equal(samples[0]?.percent, percents[0]);
        assert.equal(samples.at(-1)?.percent, percents.at(-1));
      }),
    );
  });
});
