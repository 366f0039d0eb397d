import assert from 'node:assert/strict';
import { fingerprint, stableUuid } from '../../../../src/pipeline/journal/keys';

describe('idempotency keys', () => {
  it('are UUIDs', () => {
    assert.match(
      stableUuid('a', 'b'),
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('are the same for the same parts and others for others', () => {
    assert.equal(stableUuid('run', 'step'), stableUuid('run', 'step'));
    assert.notEqual(stableUuid('run', 'step'), stableUuid('runs', 'tep'));
    assert.notEqual(stableUuid('run', 'step'), stableUuid('step', 'run'));
  });

  it('name a set of things whatever its order', () => {
    assert.equal(fingerprint(['a', 'b']), fingerprint(['b', 'a']));
    assert.notEqual(fingerprint(['a', 'b']), fingerprint(['ab']));
  });
});
