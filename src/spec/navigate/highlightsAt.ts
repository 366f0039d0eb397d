import type { Position, Range } from '../text/position';
import type { Outside } from '../validate/outside';
import { narrowest } from './definitionAt';
import { keyOf } from './mention';
import { mentionsAt, mentionsHere } from './mentions';
import type { TextAtHand } from './textAtHand';
import { World } from './world';

export interface Highlight {
  readonly range: Range;
  /** Where an answer is written, or a name declared: `write`. */
  readonly kind: 'read' | 'write';
}

/** The places in this document that name what is named under the cursor. */
export function highlightsAt(
  doc: TextAtHand,
  position: Position,
  outside: Outside = {},
): readonly Highlight[] {
  const world = new World(doc, outside);
  const names = narrowest(mentionsAt(world, doc.lines.offsetAt(position)));
  if (names.length === 0) return [];
  const keys = new Set(names.map(({ target }) => keyOf(target)));
  return mentionsHere(world)
    .filter(({ target, start, end }) => start < end && keys.has(keyOf(target)))
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, role }) => ({
      range: doc.lines.range(start, end),
      kind: role === 'read' ? 'read' : 'write',
    }));
}
