import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  drawRun,
  emptyView,
  newAttempt,
  percentOf,
  reduce,
  type RunView,
  type WatchedEvent,
} from '../../../../src/watch';

/** What a run of the example said, each event with its milliseconds. */
const told = readFileSync('test/fixtures/watch/asr-en.events.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as [number, WatchedEvent]);

const begin = 1_795_000_000_000;
const first = emptyView({ pipeline: 'asr-en', profile: 'sandbox', spec: '', at: begin });

function* views(from: RunView, at: number): Generator<RunView> {
  let view = from;
  for (const [milliseconds, event] of told) yield (view = reduce(view, event, at + milliseconds));
}

describe('the view of a run of the example', () => {
  const all = [...views(first, begin)];
  const last = all.at(-1)!;
  const summary = told
    .map(([, event]) => event)
    .find((event) => event.type === 'finished')!.summary;

  it('ends with the figures of the summary', () => {
    assert.deepEqual(last.state, { state: 'finished' });
    assert.equal(last.verdicts.accepted, summary.accepted);
    assert.equal(last.verdicts.rejected, summary.rejected);
    assert.equal(last.stages.recording.counts?.passed, summary.accepted);
    assert.equal(last.money.spent, summary.cost);
    assert.equal(last.texts, summary.texts);
    assert.ok(last.agreement.verification && last.agreement.verification.share > 0.5);
    for (const [stage, { state }] of Object.entries(last.stages))
      assert.equal(state, 'done', stage);
  });

  it('never goes back', () => {
    let before = first;
    for (const view of all) {
      assert.ok(percentOf(view) >= percentOf(before), `${percentOf(before)} → ${percentOf(view)}`);
      assert.ok(view.money.spent >= before.money.spent);
      assert.ok(view.verdicts.accepted >= before.verdicts.accepted);
      before = view;
    }
    assert.equal(percentOf(before), 100);
  });

  it('has every rejected recording with text, reason, votes and the place of its sound', () => {
    assert.equal(last.rejected.length, summary.rejected);
    for (const clip of last.rejected) {
      assert.notEqual(clip.text, '');
      assert.notEqual(clip.reason, '');
      // What a machine refuses is not stored, and nobody has to hear it.
      if (clip.votes === undefined) continue;
      assert.ok((clip.approving ?? NaN) < clip.votes);
      assert.match(clip.key ?? '', /^asr-en\/recordings\/.*\.wav$/);
    }
  });

  it('is the same when a second attempt tells it all again', () => {
    const again = [...views(newAttempt(last, begin + 1e6), begin + 1e6)].at(-1)!;
    assert.deepEqual(again.verdicts, last.verdicts);
    assert.deepEqual(again.rejected, last.rejected);
    assert.deepEqual(again.stages, last.stages);
    assert.deepEqual(again.money, last.money);
  });

  it('can be drawn at any moment', () => {
    for (const view of all) {
      const text = drawRun(view, { width: 100, ink: 'plain', now: view.changed }).join('\n');
      assert.doesNotMatch(text, /undefined|NaN|\[object/);
    }
  });
});
