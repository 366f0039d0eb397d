import type { Position } from '../text/position';
import type { Outside } from '../validate/outside';
import { narrowest } from './definitionAt';
import { mentionsAt, mentionsOf } from './mentions';
import type { TextAtHand } from './textAtHand';
import { World, type Location } from './world';

export type Declaration = 'with-definition' | 'without-definition';

/** Every place in the workspace folder that names what is named under the cursor. */
export function referencesAt(
  doc: TextAtHand,
  position: Position,
  outside: Outside = {},
  declaration: Declaration = 'with-definition',
): readonly Location[] {
  const world = new World(doc, outside);
  const names = narrowest(mentionsAt(world, doc.lines.offsetAt(position)));
  if (names.length === 0) return [];
  const targets = names.map(({ target }) => target);
  return mentionsOf(world, targets)
    .filter(
      ({ role, start, end }) =>
        role !== 'definition' || (start < end && declaration === 'with-definition'),
    )
    .map(({ path, start, end }) => world.location(path, start, end));
}
