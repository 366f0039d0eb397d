import assert from 'node:assert/strict';
import { DeadlineWatch, timeOf } from '../../../../src/pipeline/deadlines/deadlineWatch';
import type { HandedIn } from '../../../../src/pipeline/run/recordings';
import type { Pool } from '../../../../src/spec';
import { fakePlatform, fakeRun } from '../stages/fakeRun';

const handedIn = (submitted: string): HandedIn => ({
  ...{ id: submitted, performer: 'p', status: 'SUBMITTED', recordings: [], submitted },
});
const pool = { auto_accept_period_day: 3, will_expire: '2030-05-01T00:00:00' } as Pool;

describe('the watch over deadlines', () => {
  it('warns once, before the platform pays by itself, and lets those recordings go first', () => {
    const { run, events } = fakeRun(fakePlatform(), { deadlines: { warn_before: 'PT12H' } });
    const watch = new DeadlineWatch(run);
    const old = handedIn('2030-04-01T10:00:00');
    // The sandbox's time is that of the youngest thing in it.
    watch.check([old, handedIn('2030-04-03T21:59:00')], pool);
    assert.equal(watch.areNear, false);
    watch.check([old, handedIn('2030-04-03T22:00:00.5')], pool);
    watch.check([old, handedIn('2030-04-03T22:00:01')], pool);
    assert.equal(watch.areNear, true);
    const told = events.filter(({ type }) => type === 'deadline');
    assert.equal(told.length, 1);
    assert.deepEqual(
      { ...told[0], message: '' },
      {
        ...{ type: 'deadline', kind: 'auto-accept', stage: 'recording', items: 1 },
        ...{ at: '2030-04-04T10:00:00.000Z', level: 'warning', message: '' },
      },
    );
  });

  it('warns while the run is paused, for the platform’s clock goes on', async () => {
    const { run, events } = fakeRun(fakePlatform());
    let now = Date.parse('2030-04-03T09:59:00Z');
    const paid = { ...run, profile: { ...run.profile, sandbox: false } };
    const watch = new DeadlineWatch(paid, { every: 5, clock: () => now });
    const count = (): number => events.length;
    try {
      // In three days it is paid for unheard, and the warning is due a day before.
      watch.check([handedIn('2030-04-01T10:00:00')], pool);
      assert.equal(count(), 0);
      now += 60_000;
      while (count() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      const [told] = events;
      assert.ok(told?.type === 'deadline');
      assert.match(told.message, /^1 recording without a verdict .* The run is paused/);
    } finally {
      watch.close();
    }
  });

  it('warns of a pool that expires', () => {
    const { run, events } = fakeRun(fakePlatform());
    const watch = new DeadlineWatch(run);
    watch.check([handedIn('2030-04-29T23:00:00')], { ...pool, auto_accept_period_day: 30 });
    assert.equal(events.length, 0);
    watch.check([handedIn('2030-04-30T01:00:00')], { ...pool, auto_accept_period_day: 30 });
    assert.ok(events.some((event) => event.type === 'deadline' && event.kind === 'pool-expiry'));
  });

  it('names the day from which a pool with rejections can be archived', () => {
    const { run, events } = fakeRun(fakePlatform());
    DeadlineWatch.tellArchive(run, []);
    DeadlineWatch.tellArchive(run, [
      { ...handedIn('x'), rejected: '2030-04-01T10:00:00' },
      { ...handedIn('y'), rejected: '2030-04-02T10:00:00' },
    ]);
    const [event] = events;
    assert.ok(events.length === 1 && event?.type === 'deadline');
    assert.equal(event.at, '2030-04-11T10:00:00.000Z');
  });

  it('reads the platform’s dates as UTC, with or without a zone', () => {
    assert.equal(timeOf('2030-01-01T00:00:00'), Date.UTC(2030, 0, 1));
    assert.equal(timeOf('2030-01-01T00:00:00.123Z'), Date.UTC(2030, 0, 1) + 123);
    assert.equal(timeOf('2030-01-01T02:00:00+02:00'), Date.UTC(2030, 0, 1));
    assert.equal(timeOf('some day'), undefined);
  });
});
