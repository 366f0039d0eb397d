import type { SpecDocument } from '../document/specDocument';
import type { Position } from '../text/position';
import type { Outside } from '../validate/diagnostic';
import type { CompletionItem } from './completionItem';

export function completeAt(
  _doc: SpecDocument,
  _position: Position,
  _outside?: Outside,
): readonly CompletionItem[] {
  return [];
}
