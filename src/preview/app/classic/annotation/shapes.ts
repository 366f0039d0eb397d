/**
 * Shapes on a picture, as the platform stores them. Templates hold on to these objects and write
 * `annotation` into them, so that they are changed in place.
 */

import { isRecord } from '../../../core/json';

/** Fractions (0 to 1) of the picture's width and height. */
export interface Point {
  x: number;
  y: number;
}

export type Shape =
  | { type: 'rectangle'; data: { p1: Point; p2: Point }; annotation?: unknown }
  | { type: 'polygon'; data: Point[]; annotation?: unknown };

export type Tool = Shape['type'];

/** Values that are no shapes are left out. */
export function shapesOf(value: unknown): Shape[] {
  return Array.isArray(value) ? value.filter(isShape) : [];
}

function isShape(value: unknown): value is Shape {
  if (!isRecord(value)) return false;
  const { type, data } = value;
  if (type === 'polygon') return Array.isArray(data) && data.every(isPoint);
  return type === 'rectangle' && isRecord(data) && isPoint(data.p1) && isPoint(data.p2);
}

function isPoint(value: unknown): value is Point {
  return isRecord(value) && typeof value.x === 'number' && typeof value.y === 'number';
}

/** Points that can be taken hold of. */
export function handlesOf(shape: Shape): readonly Point[] {
  return shape.type === 'polygon' ? shape.data : [shape.data.p1, shape.data.p2];
}

/** Corners in drawing order. */
export function outlineOf(shape: Shape): readonly Point[] {
  if (shape.type === 'polygon') return shape.data;
  const { p1, p2 } = shape.data;
  return [p1, { x: p2.x, y: p1.y }, p2, { x: p1.x, y: p2.y }];
}

/** Moves points by a step, all of them as far as the picture reaches. */
export function movePoints(points: readonly Point[], by: Point): void {
  const step = (axis: 'x' | 'y'): number => {
    const values = points.map((point) => point[axis]);
    return clamp(by[axis], -Math.min(...values), 1 - Math.max(...values));
  };
  const [x, y] = [step('x'), step('y')];
  for (const point of points) {
    point.x = rounded(point.x + x);
    point.y = rounded(point.y + y);
  }
}

/** A click that closes or ends a shape at once makes no shape. */
export function isWorthKeeping(shape: Shape): boolean {
  if (shape.type === 'polygon') return shape.data.length >= 3;
  const { p1, p2 } = shape.data;
  return Math.abs(p1.x - p2.x) > 0.002 && Math.abs(p1.y - p2.y) > 0.002;
}

export function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

/** More digits than any screen has pixels only make answers long. */
export function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
