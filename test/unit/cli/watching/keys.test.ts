import assert from 'node:assert/strict';
import { keysFor, wishOf } from '../../../../src/cli/watching/keys';
import { LiveView } from '../../../../src/cli/watching/screen';
import { reduce, type RunView } from '../../../../src/watch';
import { columns, plain } from '../../../../src/watch/text/plain';
import { attempt, played } from '../../watch/told';

const running = played(attempt);
const paused = (why: 'asked' | 'pilot'): RunView =>
  reduce(running, { type: 'paused', why, message: 'Look.' }, 1);

describe('keys while a run is shown', () => {
  it('mean what can be done now, and nothing else', () => {
    assert.equal(wishOf('p', running), 'pause');
    assert.equal(wishOf('B', running), 'stop-after-batch');
    assert.equal(wishOf('r', running), undefined);
    assert.equal(wishOf('r', paused('asked')), 'resume');
    assert.equal(wishOf('p', paused('asked')), undefined);
    assert.equal(wishOf('x', running), undefined);
  });

  it('answer a pilot with g or s only', () => {
    assert.equal(wishOf('r', paused('pilot')), undefined);
    assert.equal(wishOf('g', paused('pilot')), 'pilot-go-on');
    assert.equal(wishOf('s', paused('pilot')), 'pilot-stop');
  });

  it('interrupt with Ctrl+C in every state', () => {
    const failed = reduce(running, { type: 'failed', message: 'No.' }, 1);
    for (const view of [running, paused('pilot'), failed]) {
      assert.equal(wishOf('\u0003', view), 'interrupt');
    }
    assert.deepEqual(keysFor(failed), []);
  });
});

describe('the picture of a run on a terminal', () => {
  const draw = (columnsWide: number, rows: number): string => {
    let text = '';
    const screen = { write: (more: string) => void (text += more), columns: columnsWide, rows };
    const live = new LiveView(screen, 'plain');
    live.show(running);
    live.end();
    return text;
  };

  it('fits into the window, however low, so that it is drawn in its place', () => {
    for (const [width, rows] of [
      [80, 24],
      [40, 10],
      [36, 4],
    ] as const) {
      const lines = draw(width, rows).split('\n');
      assert.ok(lines.length <= rows, `${lines.length} lines in ${rows} rows`);
      for (const line of lines) assert.ok(columns(plain(line.replace('\r', ''))) < width, line);
    }
  });
});
