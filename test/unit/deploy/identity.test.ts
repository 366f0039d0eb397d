import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { hashOf, marked, keysOf, uuidFrom } from '../../../src/deploy/identity';

describe('identity of objects', () => {
  it('does not depend on the order of keys, nor on what is absent', () => {
    assert.equal(
      hashOf({ a: 1, b: { c: 2, d: undefined } }),
      hashOf({ b: { c: 2 }, a: 1, e: null }),
    );
  });

  it('depends on everything else', () => {
    const plain = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(plain, plain, (one, two) => {
        assert.equal(hashOf({ one }) === hashOf({ one: two }), same(one, two));
      }),
    );
  });

  it('is carried by the metadata beside what else is there', () => {
    const object = marked({ metadata: { team: ['x'] } }, 'k');
    assert.deepEqual(object.metadata, { team: ['x'], crowdsmith_key: ['k'] });
    assert.deepEqual(keysOf(object), ['k']);
    assert.deepEqual(keysOf({}), []);
  });
});

describe('operation ids', () => {
  it('are UUIDs that follow from their parts', () => {
    assert.match(
      uuidFrom('a', 'b'),
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    assert.equal(uuidFrom('a', 'b'), uuidFrom('a', 'b'));
    assert.notEqual(uuidFrom('a', 'b'), uuidFrom('ab'));
    assert.notEqual(uuidFrom('a', 'b'), uuidFrom('a,b'));
  });
});

/** Equal as JSON in any order, null as good as absent. */
function same(one: unknown, two: unknown): boolean {
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify({ value: tidy(value) }));
  return isDeepStrictEqual(plain(one), plain(two));
}

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, tidy(item)]));
}
