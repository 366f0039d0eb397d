import assert from 'node:assert/strict';
import { ProgressLine } from '../../../scripts/start/progress-line.mjs';

function fakeOutput(how: { isTTY: boolean; columns?: number }): {
  isTTY: boolean;
  columns?: number;
  text: string;
  write(text: string): void;
} {
  return {
    ...how,
    text: '',
    write(text) {
      this.text += text;
    },
  };
}

describe('the progress line', () => {
  it('is redrawn in place on a terminal and cut to its width', () => {
    const out = fakeOutput({ isTTY: true, columns: 24 });
    const line = new ProgressLine(out);
    line.show({ stage: 'recording', text: '1 of 20, waiting for performers' });
    assert.equal(out.text, '\r\u001b[Krecording: 1 of 20, wa…');
  });

  it('makes room for a line that stays', () => {
    const out = fakeOutput({ isTTY: true });
    const line = new ProgressLine(out);
    line.show({ stage: 'a', text: 'b' });
    line.say('warning: c');
    assert.ok(out.text.endsWith('\r\u001b[Kwarning: c\n'));
  });

  it('is a plain line for each new stage anywhere else, without escape codes', () => {
    const out = fakeOutput({ isTTY: false });
    const line = new ProgressLine(out);
    line.show({ stage: 'a', text: '1 of 2' });
    line.show({ stage: 'a', text: '2 of 2' });
    line.show({ stage: 'b', text: '1 of 1' });
    line.clear();
    assert.equal(out.text, 'a: 1 of 2\nb: 1 of 1\n');
  });
});
