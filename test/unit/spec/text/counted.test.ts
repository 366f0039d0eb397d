import assert from 'node:assert/strict';
import { counted } from '../../../../src/spec/text/counted';

describe('a number with what is counted', () => {
  it('knows one from none and many', () => {
    const said = [0, 1, 2].map((count) => counted(count, 'task suite'));
    assert.deepEqual(said, ['0 task suites', '1 task suite', '2 task suites']);
  });
});
