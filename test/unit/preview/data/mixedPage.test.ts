import assert from 'node:assert/strict';
import { deviceOf } from '../../../../src/preview/data/deviceOf';
import { mixedPage, shuffled } from '../../../../src/preview/data/mixedPage';

const mixer = { real: 3, golden: 1, training: 0 };
const counts = { real: 7, golden: 2, training: 0 };

describe('a page as the mixer lays it', () => {
  it('has the real rows around the chosen one and the next control tasks', () => {
    assert.deepEqual(mixedPage(4, mixer, counts), { real: [3, 4, 5], golden: [1], training: [] });
  });

  it('is shorter where the real rows end, and begins the control tasks again', () => {
    assert.deepEqual(mixedPage(6, mixer, counts), { real: [6], golden: [0], training: [] });
  });

  it('never shows one control task twice', () => {
    const page = mixedPage(0, { real: 1, golden: 5, training: 0 }, counts);
    assert.deepEqual(page.golden, [0, 1]);
  });

  it('is shuffled the same way every time', () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8];
    assert.deepEqual(shuffled(items, 3), shuffled(items, 3));
    assert.deepEqual([...shuffled(items, 3)].sort(), items);
    assert.notDeepEqual(shuffled(items, 3), shuffled(items, 4));
  });
});

describe('the device of a pool', () => {
  const is = (key: string, value: string, operator = 'EQ') => ({
    category: 'computed',
    ...{ key, operator, value },
  });

  it('is what its filter lets in', () => {
    assert.equal(deviceOf({ and: [{ or: [is('client_type', 'TOLOKA_APP')] }] }), 'phone');
    assert.equal(deviceOf({ and: [{ or: [is('device_category', 'TABLET')] }] }), 'tablet');
    assert.equal(
      deviceOf({ or: [is('os_family', 'WINDOWS'), is('os_family', 'LINUX')] }),
      'desktop',
    );
    assert.equal(deviceOf(is('device_category', 'SMARTPHONE', 'NE')), 'desktop');
  });

  it('is free where the filter does not ask for one', () => {
    assert.equal(deviceOf(undefined), undefined);
    const language = { category: 'profile', key: 'languages', operator: 'IN', value: 'EN' };
    assert.equal(deviceOf({ and: [{ or: [language] }] }), undefined);
  });
});
