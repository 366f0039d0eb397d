import assert from 'node:assert/strict';
import { accessOf } from '../../../../src/sandbox/domain/access';
import type { PerformerRow } from '../../../../src/sandbox/domain/rows';
import { addPerformer, openSetting, take, work, type Setting } from '../world';

function stateOf({ world, poolId }: Setting, performer: PerformerRow): string {
  const pool = world.store.pools.get(poolId);
  assert.ok(pool);
  return accessOf(world, performer, pool).state;
}

describe('sandbox speed and quality balance', () => {
  it('lets in the best rated share of those who pass the filter', () => {
    const english = { category: 'profile', key: 'languages', operator: 'IN', value: 'EN' };
    const setting = openSetting({
      pool: {
        filter: english,
        speed_quality_balance: { type: 'TOP_PERCENTAGE_BY_QUALITY', percent: 50 },
      },
    });
    const rated = [90, 70, 50, 30].map((rating) =>
      addPerformer(setting.world, `rated ${rating}`, { rating, languages: ['EN'] }),
    );
    // A stranger to the filter takes nobody's place.
    addPerformer(setting.world, 'stranger', { rating: 100, languages: ['FR'] });
    const states = rated.map((performer) => stateOf(setting, performer));
    assert.deepEqual(states, ['open', 'open', 'denied', 'denied']);
  });

  it('lets in so many at once, and the next when one is done', () => {
    const setting = openSetting({
      pool: { speed_quality_balance: { type: 'BEST_CONCURRENT_USERS_BY_QUALITY', count: 1 } },
    });
    const [first, second] = ['a', 'b'].map((key) => addPerformer(setting.world, key));
    assert.ok(first && second);
    work(setting, first);
    assert.equal(stateOf(setting, second), 'open');
    take(setting.world, first, setting.poolId);
    assert.equal(stateOf(setting, second), 'denied');
  });
});
