import assert from 'node:assert/strict';
import { BackOff } from '../../../src/providers/tree/backOff';

const bounds = { first: 100, quiet: 1_000, failed: 5_000 };

describe('the pause between two looks at the platform', () => {
  it('grows while nothing changes, up to a limit', () => {
    const pause = new BackOff(bounds);
    const seen = Array.from({ length: 12 }, () => pause.next('same'));
    assert.equal(seen[0], 150);
    assert.equal(seen.at(-1), 1_000);
  });

  it('grows further while the platform does not answer', () => {
    const pause = new BackOff(bounds);
    for (let i = 0; i < 12; i++) pause.next('failed');
    assert.equal(pause.milliseconds, 5_000);
  });

  it('is short again as soon as something changes', () => {
    const pause = new BackOff(bounds);
    for (let i = 0; i < 12; i++) pause.next('failed');
    assert.equal(pause.next('changed'), 100);
  });
});
