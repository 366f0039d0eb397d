import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RowCounts } from '../../../../src/deploy/upload/rowCounts';

describe('counting rows', () => {
  it('gives back as many of each text as were added, in any order', () => {
    const text = fc.constantFrom('a', 'b', 'c', 'd');
    const step = fc.record({ what: fc.constantFrom('add' as const, 'take' as const), text });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const counts = new RowCounts();
        const model = new Map<string, number>();
        for (const { what, text: row } of steps) {
          const count = model.get(row) ?? 0;
          if (what === 'add') {
            counts.add(row);
            model.set(row, count + 1);
          } else {
            assert.equal(counts.take(row), count > 0);
            model.set(row, Math.max(0, count - 1));
          }
        }
      }),
    );
  });

  it('keeps apart a hundred thousand texts, through all growing', () => {
    const counts = new RowCounts();
    for (let i = 0; i < 100_000; i += 1) counts.add(`row ${i}`);
    assert.equal(counts.size, 100_000);
    for (let i = 0; i < 100_000; i += 7) assert.equal(counts.take(`row ${i}`), true);
    for (let i = 0; i < 100_000; i += 7) assert.equal(counts.take(`row ${i}`), false);
    assert.equal(counts.take('row 1'), true);
    assert.equal(counts.take('another'), false);
  });
});
