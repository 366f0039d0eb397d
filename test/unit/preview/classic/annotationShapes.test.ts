import assert from 'node:assert/strict';
import {
  handlesOf,
  isWorthKeeping,
  movePoints,
  outlineOf,
  shapesOf,
} from '../../../../src/preview/app/classic/annotation/shapes';

const rectangle = {
  type: 'rectangle' as const,
  data: { p1: { x: 0.1, y: 0.2 }, p2: { x: 0.5, y: 0.4 } },
};

describe('shapes of the classic annotation editor', () => {
  it('keeps what is a shape, with its annotation, and leaves out the rest', () => {
    const polygon = { type: 'polygon', data: [{ x: 0, y: 0 }], annotation: 'car' };
    const odd = [
      null,
      'x',
      { type: 'polygon', data: [{ x: 'a' }] },
      { type: 'rectangle', data: {} },
    ];
    assert.deepEqual(shapesOf([rectangle, ...odd, polygon]), [rectangle, polygon]);
    assert.deepEqual(shapesOf({}), []);
  });

  it('draws a rectangle from two corners', () => {
    assert.deepEqual(outlineOf(rectangle), [
      { x: 0.1, y: 0.2 },
      { x: 0.5, y: 0.2 },
      { x: 0.5, y: 0.4 },
      { x: 0.1, y: 0.4 },
    ]);
  });

  it('moves points in place, together, and not beyond the picture', () => {
    const copy = structuredClone(rectangle);
    movePoints(handlesOf(copy), { x: 0.9, y: -0.1 });
    assert.deepEqual(copy.data, { p1: { x: 0.6, y: 0.1 }, p2: { x: 1, y: 0.3 } });
  });

  it('keeps no polygon of two corners and no rectangle of one spot', () => {
    const spot = { x: 0.1, y: 0.1 };
    assert.equal(isWorthKeeping({ type: 'polygon', data: [spot, { x: 1, y: 1 }] }), false);
    assert.equal(isWorthKeeping({ type: 'rectangle', data: { p1: spot, p2: { ...spot } } }), false);
    assert.equal(isWorthKeeping(rectangle), true);
  });
});
