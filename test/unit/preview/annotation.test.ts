import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  cleared,
  labelled,
  labelStretch,
  movedTo,
  pressedAt,
  shapesOf,
  spansOf,
  wholeWords,
  withMode,
  type Editing,
  type Span,
} from '../../../src/preview/core';

const text = 'Ann lives in Oslo';

const marked = (spans: readonly Span[]): readonly string[] =>
  spans.map(({ label, segment }) => `${label}:${segment}`);

describe('labelled stretches of a text', () => {
  const oslo = { offset: 13, length: 4 };

  it('carry the text they cover', () => {
    const spans = labelStretch([], oslo, 'city', text);
    assert.deepEqual(spans, [{ label: 'city', offset: 13, length: 4, segment: 'Oslo' }]);
  });

  it('lose the label that is given again inside of them', () => {
    const spans = labelStretch([], oslo, 'city', text);
    assert.deepEqual(labelStretch(spans, { offset: 14, length: 2 }, 'city', text), []);
  });

  it('give way to a newer label where they overlap', () => {
    const spans = labelStretch([], { offset: 0, length: 9 }, 'a', text);
    const after = labelStretch(spans, { offset: 4, length: 5 }, 'b', text);
    assert.deepEqual(marked(after), ['a:Ann ', 'b:lives']);
  });

  it('become one with a neighbour of the same label that they touch', () => {
    const spans = labelStretch([], { offset: 0, length: 4 }, 'a', text);
    assert.deepEqual(marked(labelStretch(spans, { offset: 4, length: 5 }, 'a', text)), [
      'a:Ann lives',
    ]);
  });

  it('keep what lies beyond the stretch that is cleared', () => {
    const spans = labelStretch([], { offset: 0, length: 9 }, 'a', text);
    assert.deepEqual(marked(cleared(spans, { offset: 3, length: 2 }, text)), ['a:Ann', 'a:ives']);
  });

  it('are widened to whole words and trimmed of blanks', () => {
    assert.deepEqual(wholeWords({ offset: 14, length: 2 }, text), oslo);
    assert.deepEqual(wholeWords({ offset: 3, length: 4 }, text), { offset: 4, length: 5 });
    assert.equal(wholeWords({ offset: 3, length: 1 }, text), undefined);
  });

  it('are always sorted and never overlap', () => {
    const stretch = fc.record({ offset: fc.nat(12), length: fc.integer({ min: 1, max: 5 }) });
    const step = fc.record({ stretch, label: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const spans = steps.reduce<readonly Span[]>(
          (all, one) => labelStretch(all, one.stretch, one.label, text),
          [],
        );
        spans.forEach((span, i) => {
          const next = spans[i + 1];
          assert.ok(!next || span.offset + span.length <= next.offset);
          assert.equal(span.segment, text.slice(span.offset, span.offset + span.length));
        });
      }),
    );
  });

  it('are read only from what has their form', () => {
    assert.deepEqual(spansOf('no list', text), []);
    assert.deepEqual(spansOf([{ label: 1 }, null], text), []);
  });
});

describe('shapes on a picture', () => {
  const empty: Editing = { shapes: [], mode: 'select' };
  const at = (left: number, top: number): { left: number; top: number } => ({ left, top });

  it('are rectangles from click to click, in any direction', () => {
    const drawn = pressedAt(pressedAt(withMode(empty, 'rectangle'), at(0.5, 0.75)), at(0.25, 0.25));
    assert.deepEqual(drawn.shapes, [
      { shape: 'rectangle', left: 0.25, top: 0.25, width: 0.25, height: 0.5 },
    ]);
  });

  it('are polygons that close on their first corner, from three corners on', () => {
    const corners = [at(0.1, 0.1), at(0.5, 0.1), at(0.5, 0.5)];
    const open = corners.reduce(
      (now, corner) => pressedAt(now, corner),
      withMode(empty, 'polygon'),
    );
    assert.deepEqual(open.shapes, []);
    const closed = pressedAt(open, at(0.105, 0.1));
    assert.deepEqual(closed.shapes, [{ shape: 'polygon', points: corners }]);
  });

  it('take the label that was picked before or after', () => {
    const before = pressedAt(labelled(withMode(empty, 'point'), 'car'), at(0.5, 0.5));
    const after = labelled(pressedAt(withMode(empty, 'point'), at(0.5, 0.5)), 'car');
    assert.deepEqual(before.shapes, after.shapes);
  });

  it('stay inside of the picture when they are moved', () => {
    const spot = fc.record({
      left: fc.double({ min: 0, max: 1, noNaN: true }),
      top: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(spot, spot, spot, spot, (one, other, from, to) => {
        const drawn = pressedAt(pressedAt(withMode(empty, 'rectangle'), one), other);
        const grip = { index: 0, handle: undefined, last: from };
        const [shape] = movedTo({ ...drawn, mode: 'select', grip }, to).shapes;
        assert.ok(shape?.shape === 'rectangle');
        assert.ok(shape.left >= -1e-9 && shape.left + shape.width <= 1 + 1e-9);
        assert.ok(shape.top >= -1e-9 && shape.top + shape.height <= 1 + 1e-9);
      }),
    );
  });

  it('go back to selecting when the active tool is chosen again', () => {
    assert.equal(withMode(withMode(empty, 'point'), 'point').mode, 'select');
  });

  it('are read only from what has their form', () => {
    assert.deepEqual(shapesOf([{ shape: 'rectangle', left: 0 }, { shape: 'x' }, 7]), []);
  });
});
