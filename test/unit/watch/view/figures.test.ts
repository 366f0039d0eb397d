import assert from 'node:assert/strict';
import {
  duration,
  moneyBarOf,
  percentOf,
  progressOf,
  reduce,
  rejectedShareOf,
  speedOf,
  speedText,
  type RunView,
} from '../../../../src/watch';
import { attempt, clip, planned, played } from '../told';

const recorded = (view: RunView, passed: number, at: number): RunView =>
  reduce(
    view,
    { type: 'counts', stage: 'recording', counts: { total: 100, done: passed, passed } },
    at,
  );

describe('figures of a run', () => {
  it('counts judged texts first, then recorded ones, then rows', () => {
    assert.equal(progressOf(played([planned])), undefined);
    const judging = played(attempt.slice(0, 7));
    assert.deepEqual(progressOf(judging), { done: 10, total: 10, what: 'texts judged' });
    assert.deepEqual(progressOf(played(attempt)), { done: 3, total: 8, what: 'texts recorded' });
  });

  it('goes from 0 to 100 percent and reaches 100 with the end only', () => {
    assert.equal(percentOf(played([planned])), 0);
    assert.equal(percentOf(played(attempt.slice(0, 7))), 20);
    const all = played([
      ...attempt,
      { type: 'counts', stage: 'recording', counts: { total: 8, done: 8, passed: 8 } },
    ]);
    assert.ok(percentOf(all) < 100);
  });

  it('tells the speed of the last quarter and how long the rest takes at it', () => {
    let view = played([planned, { type: 'stage', stage: 'recording', state: 'started' }], 0);
    // Slow at first, then a recording every 10 seconds.
    for (let index = 1; index <= 20; index++) view = recorded(view, index, index * 60_000);
    const slow = speedOf(view);
    assert.ok(slow && Math.abs(slow.perHour - 60) < 1, JSON.stringify(slow));
    for (let index = 1; index <= 40; index++) {
      view = recorded(view, 20 + index, 1_200_000 + index * 10_000);
    }
    const fast = speedOf(view);
    assert.ok(fast && Math.abs(fast.perHour - 360) < 15, JSON.stringify(fast));
    assert.ok(fast.left !== undefined && Math.abs(fast.left - 400) < 20);
    assert.equal(speedText(fast).replace(/\d+/, 'n'), 'n recordings per hour');
  });

  it('says nothing about the speed before anything was done', () => {
    assert.equal(speedOf(played([planned])), undefined);
    assert.equal(speedOf(played(attempt.slice(0, 6))), undefined);
  });

  it('holds money against the limits', () => {
    const bar = moneyBarOf(played(attempt));
    assert.deepEqual(bar, {
      spent: 2.5,
      committed: 0.5,
      scale: 15,
      soft: 10,
      hard: 15,
      mood: 'good',
    });
    const mood = (spent: number, committed: number): string =>
      moneyBarOf(played([planned, { type: 'money', spent, byStage: {}, committed }])).mood;
    assert.equal(mood(9, 0.5), 'near');
    assert.equal(mood(9, 1.5), 'over');
  });

  it('tells the share of rejected recordings once there are verdicts', () => {
    assert.equal(rejectedShareOf(played([planned])), undefined);
    assert.equal(rejectedShareOf(played([clip('a', 'ACCEPTED'), clip('b', 'REJECTED')])), 0.5);
  });

  it('writes times as people say them', () => {
    const said = [0, 59.4, 60, 3599, 3600, 5400, 172_800].map(duration);
    assert.deepEqual(said, ['0 s', '59 s', '1 min', '1 h', '1 h', '1 h 30 min', '2 days']);
  });
});
