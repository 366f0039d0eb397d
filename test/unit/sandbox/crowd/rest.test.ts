import assert from 'node:assert/strict';
import { Agenda } from '../../../../src/sandbox/time/agenda';
import { createJumpingClock } from '../../../../src/sandbox/time/clock';
import { preparePool, startPlatform } from '../platform';

describe('sandbox crowd at rest', () => {
  it('does nothing while it is paused over HTTP, and goes on afterwards', async () => {
    const platform = await startPlatform();
    try {
      const { poolId } = await preparePool(platform);
      const paused = await platform.json('PUT', '/sandbox/crowd', { paused: true });
      assert.equal(paused.paused, true);
      await platform.json('POST', `/api/v1/pools/${poolId}/open`);
      for (let look = 0; look < 3; look++) {
        const { items } = await platform.json('GET', `/api/v1/assignments?pool_id=${poolId}`);
        assert.deepEqual(items, []);
      }
      const told = await platform.json('GET', '/sandbox/crowd');
      assert.equal(told.paused, true);
      assert.equal(told.name, 'default');
      const counts = Object.values(told.groups as Record<string, number>);
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        60,
      );
      await platform.json('PUT', '/sandbox/crowd', { paused: false });
      const pool = await platform.closed(poolId);
      assert.equal(pool.last_close_reason, 'COMPLETED');
    } finally {
      await platform.sandbox.close();
    }
  });

  it('refuses anything but yes or no', async () => {
    const platform = await startPlatform();
    try {
      const { status, error } = await platform.refused('PUT', '/sandbox/crowd', { paused: 'yes' });
      assert.equal(status, 400);
      assert.equal(error.code, 'VALIDATION_ERROR');
    } finally {
      await platform.sandbox.close();
    }
  });

  it('moves what it had before it by as long as it rested, and lets everything else go on', () => {
    const agenda = new Agenda();
    const clock = createJumpingClock(() => 0);
    const ran: [string, number][] = [];
    const plan = (time: number, kind: 'crowd' | 'work', name: string): void =>
      agenda.plan(time, kind, () => ran.push([name, clock.now()]));
    plan(100, 'crowd', 'first');
    plan(130, 'crowd', 'second');
    plan(500, 'work', 'other');
    agenda.letCrowdRest('resting', clock.now());
    while (agenda.step(clock));
    assert.deepEqual(ran, [['other', 500]]);
    assert.equal(agenda.hasWork, false);
    agenda.letCrowdRest('working', clock.now());
    while (agenda.step(clock));
    assert.deepEqual(ran.slice(1), [
      ['first', 500],
      ['second', 530],
    ]);
  });
});
