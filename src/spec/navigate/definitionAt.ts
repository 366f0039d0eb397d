import type { Position, Range } from '../text/position';
import type { Outside } from '../validate/outside';
import type { Mention } from './mention';
import { mentionsAt, mentionsOf } from './mentions';
import type { TextAtHand } from './textAtHand';
import { World, type Location } from './world';

export interface Definition {
  /** The name from which one goes. */
  readonly origin: Range;
  readonly targets: readonly Location[];
}

/** Where the name under the cursor is declared; undefined where no name stands. */
export function definitionAt(
  doc: TextAtHand,
  position: Position,
  outside: Outside = {},
): Definition | undefined {
  const world = new World(doc, outside);
  const names = narrowest(mentionsAt(world, doc.lines.offsetAt(position)));
  const [first] = names;
  if (!first) return undefined;
  const found = mentionsOf(
    world,
    names.map(({ target }) => target),
  ).filter(({ role }) => role === 'definition');
  const targets = found.map(({ path, start, end }) => world.location(path, start, end));
  const files = targets.length === 0 ? names.flatMap((name) => fileLocation(world, name)) : [];
  if (targets.length + files.length === 0) return undefined;
  return { origin: doc.lines.range(first.start, first.end), targets: [...targets, ...files] };
}

/** A field id inside a header is meant rather than the header. */
export function narrowest(mentions: readonly Mention[]): readonly Mention[] {
  const width = ({ start, end }: Mention): number => end - start;
  const least = Math.min(...mentions.map(width));
  const near = mentions.filter((mention) => width(mention) === least);
  // Columns without a prefix are as wide as the field: the field says more.
  const fields = near.filter(({ target }) => target.kind === 'field');
  return fields.length > 0 ? fields : near;
}

/** A file that says nowhere what it is called: its beginning. */
function fileLocation(world: World, { target }: Mention): readonly Location[] {
  return target.kind === 'file' ? [world.location(target.path, 0, 0)] : [];
}
