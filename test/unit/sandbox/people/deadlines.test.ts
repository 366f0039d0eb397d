import assert from 'node:assert/strict';
import { Deadlines, registerPerson } from '../../../../src/sandbox/people';
import { openSetting, pass, take } from '../world';

const minute = 60_000;

describe('deadlines of people who work by hand', () => {
  function setting(): ReturnType<typeof openSetting> & {
    readonly real: { now: number };
    readonly deadlines: Deadlines;
    readonly assignmentId: string;
    readonly status: () => string | undefined;
    readonly settle: () => void;
  } {
    const opened = openSetting({ pool: { assignment_max_duration_seconds: 600 } });
    const { world, poolId } = opened;
    const real = { now: 0 };
    const deadlines = new Deadlines(world, () => real.now);
    const { id } = take(world, registerPerson(world, { name: 'Ann' }), poolId);
    return {
      ...opened,
      real,
      deadlines,
      assignmentId: id,
      status: () => world.store.assignments.get(id)?.status,
      settle: () => {
        while ((world.agenda.nextTime ?? Infinity) <= world.clock.now()) {
          world.agenda.step(world.clock);
        }
      },
    };
  }

  it('let a suite be, though weeks of simulated time went by', () => {
    const { world, real, status, settle } = setting();
    real.now = minute;
    pass(world, 14 * 24 * 3600);
    settle();
    assert.equal(status(), 'ACTIVE');
  });

  it('end a suite when its time really is over', () => {
    const { world, real, status, settle } = setting();
    real.now = 10 * minute;
    pass(world, 600);
    settle();
    assert.equal(status(), 'EXPIRED');
  });

  it('count the time a person took, though simulated time stood still', () => {
    const { world, real, deadlines, assignmentId } = setting();
    const before = world.clock.now();
    real.now = 25_000;
    deadlines.catchUp(assignmentId);
    assert.equal(world.clock.now() - before, 25_000);
  });
});
