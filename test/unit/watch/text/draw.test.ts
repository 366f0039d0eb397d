import assert from 'node:assert/strict';
import { drawRun, plain, reduce } from '../../../../src/watch';
import { columns, cut } from '../../../../src/watch/text/plain';
import { attempt, clip, played } from '../told';

const paper = { width: 100, ink: 'plain', now: 1_100_000 } as const;

describe('a run as text', () => {
  it('shows stages with counts, money against the limits, rejections with their reason', () => {
    const text = drawRun(played(attempt), paper).join('\n');
    assert.match(text, /^voices on sandbox · Running · 2 min · 49 %/);
    assert.match(text, /✓ classification\s+█{20}\s+10\/10\s+8 good, 2 rejected, 4 performers/);
    assert.match(text, /● recording\s+█{8}░{12}\s+3\/8 /);
    assert.match(text, /○ dataset/);
    assert.match(text, /Money\s+\$2\.50 spent · \$0\.50 to be paid · soft limit \$10\.00/);
    assert.match(text, /Rejected\s+1 \(25 %\); last t-a2: 2 of 3 listeners found noise\./);
  });

  it('fits into the width, with and without colours, in any script', () => {
    const wide = played([
      ...attempt,
      clip('字', 'REJECTED', { reason: '録音が聞き取れません。'.repeat(30) }),
    ]);
    for (const width of [40, 60, 80, 200]) {
      for (const line of drawRun(wide, { ...paper, width })) {
        assert.ok(columns(line) <= width, `${columns(line)} > ${width}: ${line}`);
      }
      const coloured = drawRun(wide, { ...paper, width, ink: 'colour' });
      assert.deepEqual(coloured.map(plain), drawRun(wide, { ...paper, width }).map(plain));
    }
  });

  it('says why it pauses and what helps, and what a pilot found', () => {
    const paused = played([
      ...attempt,
      {
        ...{ type: 'paused', why: 'trouble', message: 'No balance.', remedy: 'Add money.' },
        looksAgain: '2026-01-02T03:04:05Z',
      },
    ]);
    const text = drawRun(paused, paper).join('\n');
    assert.match(text, /Looks by itself at \d\d:\d\d:05/);
    assert.match(text, /Paused/);
    assert.match(text, /No balance\.\n\s+Add money\./);
  });

  it('lets nobody outside write to the terminal', () => {
    const evil = '\u001b]0;owned\u0007\u001b[2J\u001b[31mred\u202egnirts';
    const view = reduce(
      played([...attempt, clip('x', 'REJECTED', { reason: evil })]),
      { type: 'failed', message: evil },
      1,
    );
    const text = drawRun(view, paper).join('\n');
    // eslint-disable-next-line no-control-regex -- these must not be there
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    assert.equal(plain('a\u001b[1mb\nc'), 'ab c');
  });

  it('cuts where a letter ends', () => {
    assert.equal(cut('abcdef', 4), 'abc…');
    assert.equal(cut('漢字漢字', 5), '漢字…');
    assert.equal(cut('abc', 3), 'abc');
  });
});
