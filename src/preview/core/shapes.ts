/** Shapes on a picture: all numbers are fractions (0 to 1) of its width and height. */
import { isRecord } from './json';

export interface Spot {
  readonly left: number;
  readonly top: number;
}

interface Labelled {
  readonly label?: string;
}

export interface PointShape extends Labelled, Spot {
  readonly shape: 'point';
}

export interface RectangleShape extends Labelled, Spot {
  readonly shape: 'rectangle';
  readonly width: number;
  readonly height: number;
}

export interface PolygonShape extends Labelled {
  readonly shape: 'polygon';
  readonly points: readonly Spot[];
}

export type Shape = PointShape | RectangleShape | PolygonShape;
export type ShapeKind = Shape['shape'];

export function shapesOf(value: unknown): readonly Shape[] {
  return Array.isArray(value) ? (value.filter(isShape) as readonly Shape[]) : [];
}

function isShape(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (value.shape === 'polygon') return Array.isArray(value.points) && value.points.every(isSpot);
  if (!isSpot(value)) return false;
  return (
    value.shape === 'point' ||
    (value.shape === 'rectangle' &&
      typeof value.width === 'number' &&
      typeof value.height === 'number')
  );
}

function isSpot(value: unknown): boolean {
  return isRecord(value) && typeof value.left === 'number' && typeof value.top === 'number';
}

/** The box between two corners, whichever was first. */
export function rectangleBetween(one: Spot, other: Spot): RectangleShape {
  return {
    shape: 'rectangle',
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    width: Math.abs(one.left - other.left),
    height: Math.abs(one.top - other.top),
  };
}

/** Corners that can be taken hold of. */
export function handlesOf(shape: Shape): readonly Spot[] {
  switch (shape.shape) {
    case 'point':
      return [{ left: shape.left, top: shape.top }];
    case 'polygon':
      return shape.points;
    case 'rectangle': {
      const [right, bottom] = [shape.left + shape.width, shape.top + shape.height];
      return [
        { left: shape.left, top: shape.top },
        { left: right, top: shape.top },
        { left: right, top: bottom },
        { left: shape.left, top: bottom },
      ];
    }
  }
}

/** Moves one corner; the opposite corner of a rectangle stays where it is. */
export function withHandleAt(shape: Shape, handle: number, spot: Spot): Shape {
  const place = inside(spot);
  if (shape.shape === 'point') return { ...shape, ...place };
  if (shape.shape === 'polygon') {
    return { ...shape, points: shape.points.map((point, i) => (i === handle ? place : point)) };
  }
  const opposite = handlesOf(shape)[(handle + 2) % 4] ?? place;
  return { ...shape, ...rectangleBetween(place, opposite) };
}

/** Moves a shape as a whole, as far as the picture reaches. */
export function movedBy(shape: Shape, by: Spot): Shape {
  const corners = handlesOf(shape);
  const lefts = corners.map(({ left }) => left);
  const tops = corners.map(({ top }) => top);
  const step = {
    left: limited(by.left, -Math.min(...lefts), 1 - Math.max(...lefts)),
    top: limited(by.top, -Math.min(...tops), 1 - Math.max(...tops)),
  };
  const moved = (spot: Spot): Spot => ({ left: spot.left + step.left, top: spot.top + step.top });
  return shape.shape === 'polygon'
    ? { ...shape, points: shape.points.map(moved) }
    : { ...shape, ...moved(shape) };
}

export function inside({ left, top }: Spot): Spot {
  return { left: limited(left, 0, 1), top: limited(top, 0, 1) };
}

function limited(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
