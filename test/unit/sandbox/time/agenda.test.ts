import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Agenda } from '../../../../src/sandbox/time/agenda';
import { createJumpingClock, createScaledClock } from '../../../../src/sandbox/time/clock';
import { parsePlatformDate, toPlatformDate } from '../../../../src/sandbox/time/dates';

describe('sandbox time', () => {
  it('runs entries in order of time, equal ones in order of planning', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), (times) => {
        const agenda = new Agenda();
        const clock = createJumpingClock(() => 0);
        const ran: [number, number][] = [];
        times.forEach((time, index) => agenda.plan(time, 'work', () => ran.push([time, index])));
        while (agenda.step(clock));
        const expected = times.map((time, index): [number, number] => [time, index]);
        assert.deepEqual(
          ran,
          expected.sort((a, b) => a[0] - b[0] || a[1] - b[1]),
        );
      }),
    );
  });

  it('jumps for work, and lets dates come by themselves', () => {
    const agenda = new Agenda();
    const clock = createJumpingClock(() => 0);
    const ran: string[] = [];
    agenda.plan(100, 'calendar', () => ran.push('date'));
    assert.equal(agenda.step(clock), false);
    agenda.plan(200, 'work', () => ran.push('work'));
    while (agenda.step(clock));
    assert.deepEqual(ran, ['date', 'work']);
    assert.equal(clock.now(), 200);
  });

  it('plans from the time of an entry, however long the machine takes for it', () => {
    let real = 0;
    const agenda = new Agenda();
    const clock = createJumpingClock(() => real, 1);
    const ran: number[] = [];
    agenda.plan(1000, 'work', () => {
      real += 5000;
      agenda.plan(clock.now() + 10, 'work', () => ran.push(clock.now()));
    });
    while (agenda.step(clock));
    assert.deepEqual(ran, [1010]);
    assert.ok(clock.now() >= 5000);
  });

  it('counts real time in whole steps, so that a slow machine reorders nothing', () => {
    let real = 500;
    const clock = createJumpingClock(() => real, 1000);
    real += 999;
    assert.equal(clock.now(), 500);
    clock.advanceTo(700);
    real += 1;
    assert.equal(clock.now(), 1700);
  });

  it('runs at the wanted speed', () => {
    let real = 1000;
    const clock = createScaledClock(60, 5000, () => real);
    real += 1000;
    assert.equal(clock.now(), 65_000);
    assert.equal(clock.realDelayUntil(125_000), 1000);
    clock.advanceTo(1000);
    assert.equal(clock.now(), 65_000);
  });

  it('reads dates as clients write them and writes them without a zone', () => {
    const noon = Date.UTC(2024, 4, 6, 12);
    for (const text of [
      '2024-05-06T12:00',
      '2024-05-06T12:00:00',
      '2024-05-06T12:00:00.000000',
      '2024-05-06T12:00:00Z',
      '2024-05-06T14:00:00+02:00',
    ]) {
      assert.equal(parsePlatformDate(text), noon, text);
    }
    assert.equal(parsePlatformDate('2024-05-06'), Date.UTC(2024, 4, 6));
    assert.equal(parsePlatformDate('noon'), undefined);
    assert.equal(toPlatformDate(noon), '2024-05-06T12:00:00.000');
  });
});
