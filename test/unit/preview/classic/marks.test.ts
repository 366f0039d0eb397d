import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  marked,
  marksFrom,
  piecesOf,
  resultOf,
  type Mark,
} from '../../../../src/preview/app/classic/textAnnotation/marks';
import { coloured } from '../../../../src/preview/app/classic/textAnnotation/tags';

const mark = (start: number, end: number, tag = 'Brand'): Mark => ({
  start,
  end,
  tag,
  colour: 'c',
});

describe('marks of the text segmentation editor', () => {
  it('puts a new mark in the place of those it touches', () => {
    const marks = marked([mark(0, 3), mark(4, 8), mark(9, 12)], mark(2, 5, 'Goods'));
    assert.deepEqual(
      marks.map(({ start, tag }) => [start, tag]),
      [
        [2, 'Goods'],
        [9, 'Brand'],
      ],
    );
  });

  it('lists marked texts by tag, and all pieces in order', () => {
    const marks = [mark(0, 3, 'Colour'), mark(4, 8)];
    assert.deepEqual(resultOf('Red Acme boots', marks), { Colour: ['Red'], Brand: ['Acme'] });
    assert.deepEqual(
      piecesOf('Red Acme boots', marks).map((piece) => [piece.class, piece.contentLength]),
      [
        ['text__selected', 3],
        ['text__unselected', 1],
        ['text__selected', 4],
        ['text__unselected', 6],
      ],
    );
  });

  it('finds in a past answer the marks that made it', () => {
    const spans = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 8 })), { maxLength: 8 });
    fc.assert(
      fc.property(spans, (given) => {
        const text = 'x'.repeat(50);
        const marks = given.reduce<readonly Mark[]>(
          (all, [start, length]) => marked(all, mark(start, start + length)),
          [],
        );
        const pieces = piecesOf(text, marks);
        assert.deepEqual(marksFrom(pieces), marks);
        assert.equal(
          pieces.reduce((sum, { contentLength }) => sum + contentLength, 0),
          text.length,
        );
      }),
      { seed: 20261122 },
    );
  });

  it('takes anything else for no marks', () => {
    for (const value of [undefined, null, 'x', {}, [{}]]) assert.deepEqual(marksFrom(value), []);
  });

  it('gives tags a colour, known by name or by place', () => {
    const tags = coloured([
      { tag_color: 'Green', tag_name: 'a' },
      { tag_color: 'nonsense', tag_name: 'b' },
    ]);
    assert.deepEqual(
      tags.map(({ colour }) => colour),
      ['#7fd99a', '#ffdb4d'],
    );
  });
});
