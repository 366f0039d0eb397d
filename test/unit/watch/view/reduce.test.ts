import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newAttempt, reduce, type RunView, type WatchedEvent } from '../../../../src/watch';
import { attempt, clip, planned, played, started } from '../told';

const summary = {
  texts: 10,
  accepted: 8,
  rejected: 1,
  cost: 3.9,
  requests: 100,
  seconds: 60,
  dataset: '/nowhere/results/dataset.tsv',
};

describe('what the events of a run add up to', () => {
  it('takes plan, stages, counts, money and agreement as they are told', () => {
    const view = played(attempt);
    assert.deepEqual(view.state, { state: 'running' });
    assert.equal(view.spec, 'voices.pipeline.yaml');
    assert.deepEqual(view.limits, { soft: 10, hard: 15, reserve: 1, attempts: 3 });
    assert.equal(view.stages.classification.state, 'done');
    assert.equal(view.stages.classification.counts?.passed, 8);
    assert.equal(view.stages.recording.counts?.underWay, 1);
    assert.equal(view.money.spent, 2.5);
    assert.equal(view.money.committed, 0.5);
    assert.deepEqual(view.agreement.verification, { share: 0.8, answers: 12, performers: 3 });
    assert.deepEqual(view.estimate, { total: 4, balance: 100, lines: [] });
    assert.equal(view.places.storage, '/nowhere/storage');
  });

  it('shows verification at work when it tells of progress, as it has no begin of its own', () => {
    assert.equal(played(attempt).stages.verification.state, 'running');
  });

  it('keeps rejected recordings with their reason, newest first, and counts every one once', () => {
    const view = played([...attempt, clip('a2', 'REJECTED'), clip('a9', 'REJECTED')]);
    assert.deepEqual(view.verdicts, { accepted: 3, rejected: 2 });
    assert.deepEqual(
      view.rejected.map(({ assignment }) => assignment),
      ['a9', 'a2'],
    );
    assert.equal(view.rejected[0]?.textId, 't-a9');
    assert.equal(view.rejected[0].key, 'recordings/a9.wav');
  });

  it('lets what a clip says stand when the verdict on it is told as well, in either order', () => {
    const verdict: WatchedEvent = {
      type: 'verdict',
      assignment: 'a9',
      texts: ['t-a9'],
      verdict: 'REJECTED',
      comment: 'Noise.',
    };
    for (const events of [
      [clip('a9', 'REJECTED'), verdict],
      [verdict, clip('a9', 'REJECTED')],
    ]) {
      const view = played(events);
      assert.equal(view.rejected.length, 1);
      assert.equal(view.rejected[0]?.text, 'Text of a9.');
      assert.equal(view.verdicts.rejected, 1);
    }
  });

  it('remembers a bounded number of recordings and lines, however long the run', () => {
    const many = Array.from({ length: 1000 }, (_, index): WatchedEvent[] => [
      clip(`r${index}`, 'REJECTED'),
      clip(`a${index}`, 'ACCEPTED'),
      { type: 'log', level: 'info', message: `line ${index}` },
    ]).flat();
    const view = played(many);
    assert.deepEqual(view.verdicts, { accepted: 1000, rejected: 1000 });
    assert.equal(view.rejected.length, 200);
    assert.equal(view.accepted.length, 50);
    assert.equal(view.log.length, 300);
    assert.equal(view.log.at(-1)?.message, 'line 999');
    assert.ok(view.history.length <= 121, `${view.history.length} samples`);
    assert.equal(view.history.at(-1)?.accepted, 1000);
  });

  it('shows why it pauses and forgets it when it goes on', () => {
    const paused = played([
      ...attempt,
      { type: 'paused', why: 'trouble', message: 'The disk is full.', remedy: 'Make room.' },
    ]);
    assert.deepEqual(paused.state, {
      state: 'paused',
      why: 'trouble',
      message: 'The disk is full.',
      remedy: 'Make room.',
    });
    assert.deepEqual(reduce(paused, { type: 'resumed' }, 1).state, { state: 'running' });
  });

  it('stays paused when somebody was quicker than its begin', () => {
    const paused = { type: 'paused', why: 'asked', message: 'As you wish.' } as const;
    assert.equal(played([planned, paused, started('run-1', false)]).state.state, 'paused');
  });

  it('asks about a pilot until somebody decides', () => {
    const report = {
      texts: 2,
      recorded: 2,
      accepted: 2,
      rejected: 0,
      cost: 1,
      seconds: 60,
      passRate: 1,
      restTexts: 8,
      restCost: 4,
      warnings: [],
      verdict: 'good',
    } as const;
    const asked = played([...attempt, { type: 'pilot', report }]);
    assert.equal(asked.pilot?.decision, 'asked');
    assert.equal(reduce(asked, { type: 'resumed' }, 1).pilot?.decision, 'go-on');
    const ended = reduce(asked, { type: 'stopped', message: 'not wanted' }, 1);
    assert.equal(ended.pilot?.decision, 'stop');
    assert.equal(ended.state.state, 'stopped');
  });

  it('keeps one deadline of a kind and stage, takes it away when nothing waits, warns in the log', () => {
    const deadline = (items: number, level: 'info' | 'warning'): WatchedEvent => ({
      type: 'deadline',
      kind: 'auto-accept',
      stage: 'recording',
      at: '2026-11-30T10:00:00Z',
      items,
      level,
      message: `${items} recordings will be accepted unheard`,
    });
    const view = played([deadline(3, 'info'), deadline(2, 'warning')]);
    assert.deepEqual(
      view.deadlines.map(({ items }) => items),
      [2],
    );
    assert.equal(view.log.filter(({ level }) => level === 'warning').length, 1);
    assert.deepEqual(reduce(view, deadline(0, 'info'), 1).deadlines, []);
  });

  it('ends as finished, failed or stopped', () => {
    const view = played(attempt);
    const done = reduce(view, { type: 'finished', summary }, 5);
    assert.equal(done.state.state, 'finished');
    assert.equal(done.places.dataset, summary.dataset);
    assert.equal(done.money.spent, 3.9);
    const failed = reduce(view, { type: 'failed', message: 'No network.' }, 5);
    assert.deepEqual(failed.state, { state: 'failed', message: 'No network.' });
    assert.equal(failed.log.at(-1)?.level, 'error');
  });

  it('shows a resumed run as it was, without what only the last attempt said', () => {
    const before = reduce(played(attempt), { type: 'stopped', message: 'stopped' }, 2_000_000);
    const view = played(
      [planned, started('run-1', true)],
      3_000_000,
      newAttempt(before, 3_000_000),
    );
    assert.equal(view.attempts, 2);
    assert.equal(view.began, before.began);
    assert.equal(view.attemptBegan, 3_000_000);
    assert.deepEqual(view.rejected, before.rejected);
    assert.deepEqual(view.verdicts, before.verdicts);
    assert.equal(view.stages.recording.state, 'waiting');
    assert.deepEqual(view.stages.recording.counts, before.stages.recording.counts);
  });

  it('drops everything that an attempt on other pools left under the same name', () => {
    const view = played(
      [planned, started('run-2')],
      3_000_000,
      newAttempt(played(attempt), 3_000_000),
    );
    assert.deepEqual(view.verdicts, { accepted: 0, rejected: 0 });
    assert.deepEqual(view.rejected, []);
    assert.equal(view.stages.recording.counts, undefined);
    assert.equal(view.money.spent, 0);
    assert.equal(view.attempts, 1);
  });

  it('counts no recording twice that is told again when the list has lost it', () => {
    const many = Array.from({ length: 300 }, (_, index) => clip(`a${index}`, 'REJECTED'));
    const counts = { total: 300, done: 300, passed: 0, rejected: 300 };
    const told = [...many, { type: 'counts', stage: 'verification', counts } as const];
    const first = played(told);
    assert.deepEqual(first.verdicts, { accepted: 0, rejected: 300 });
    const again = played(told, 9_000_000, newAttempt(first, 9_000_000));
    assert.deepEqual(again.verdicts, first.verdicts);
  });

  it('is the same after an attempt that tells everything anew', () => {
    const first = played(attempt);
    const again = played(attempt, 9_000_000, newAttempt(first, 9_000_000));
    const figures = ({
      verdicts,
      rejected,
      accepted,
      money,
      stages,
      agreement,
    }: RunView): unknown => ({
      verdicts,
      rejected,
      accepted,
      money,
      stages,
      agreement,
    });
    assert.deepEqual(figures(again), figures(first));
  });

  it('takes any order of events and what newer runs tell without a word', () => {
    const strange = { type: 'from-the-future', value: 1 } as unknown as WatchedEvent;
    fc.assert(
      fc.property(fc.shuffledSubarray([...attempt, strange]), (events) => {
        const view = played(events);
        assert.equal(typeof view.state.state, 'string');
        assert.equal(JSON.stringify(JSON.parse(JSON.stringify(view))), JSON.stringify(view));
      }),
      { numRuns: 50 },
    );
  });
});
