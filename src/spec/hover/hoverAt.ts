import type { SpecDocument } from '../document/specDocument';
import type { Position } from '../text/position';
import type { Outside } from '../validate/diagnostic';
import type { Hover } from './hover';

export function hoverAt(
  _doc: SpecDocument,
  _position: Position,
  _outside?: Outside,
): Hover | undefined {
  return undefined;
}
