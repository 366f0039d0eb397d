import type { Position, Range } from '../text/position';
import type { Outside } from '../validate/outside';
import { narrowest } from './definitionAt';
import { lockEdits } from './lockEdits';
import type { Mention, Target } from './mention';
import { mentionsAt, mentionsOf } from './mentions';
import { moveEdits } from './moveFile';
import { editOf, type TextEdit } from './textEdit';
import { objectionTo, scriptObjection } from './renameObjections';
import type { TextAtHand } from './textAtHand';
import { World, type Location } from './world';

export interface FileEdit extends Location {
  readonly newText: string;
}

/** Paths are relative to the folder of the document at hand. */
export interface FileMove {
  readonly from: string;
  readonly to: string;
}

export type Renaming =
  | {
      readonly state: 'done';
      /** To be made before the moves: their paths are the old ones. */
      readonly edits: readonly FileEdit[];
      readonly moves: readonly FileMove[];
    }
  | { readonly state: 'refused'; readonly message: string };

/** What would be renamed under the cursor, and its present name; undefined where nothing can be. */
export function renameAt(
  doc: TextAtHand,
  position: Position,
  outside: Outside = {},
): { readonly range: Range; readonly placeholder: string } | undefined {
  const [first] = renamable(new World(doc, outside), doc.lines.offsetAt(position));
  if (!first) return undefined;
  const { start, end } = first;
  return { range: doc.lines.range(start, end), placeholder: doc.text.slice(start, end) };
}

/** The edits that give what is under the cursor another name, in every file that names it. */
export function renameEdits(
  doc: TextAtHand,
  position: Position,
  newName: string,
  outside: Outside = {},
): Renaming {
  const world = new World(doc, outside);
  const names = renamable(world, doc.lines.offsetAt(position));
  const [first] = names;
  if (!first) return { state: 'refused', message: 'Nothing here has a name that can be changed.' };
  const message = names
    .map(({ target }) => objectionTo(world, target, newName))
    .find((objection) => objection !== undefined);
  if (message !== undefined) return { state: 'refused', message };
  if (first.target.kind === 'file') return fileRenaming(world, first.target.path, newName);
  const mentions = mentionsOf(
    world,
    names.map(({ target }) => target),
  );
  const script = scriptObjection(world, mentions, newName);
  if (script !== undefined) return { state: 'refused', message: script };
  const edits = mentions.flatMap((mention) => nameEdit(world, mention, newName));
  return { state: 'done', edits: unique(edits), moves: [] };
}

/** A spec's own name is not the name of its file; a place in an interface has none. */
function renamable(world: World, offset: number): readonly Mention[] {
  const names = narrowest(mentionsAt(world, offset));
  return names.filter(
    ({ target, role }) =>
      target.kind !== 'place' && !(target.kind === 'file' && role === 'definition'),
  );
}

function fileRenaming(world: World, path: string, newRef: string): Renaming {
  const to = world.resolve(world.here, newRef);
  if (to === path) return { state: 'done', edits: [], moves: [] };
  const lock = lockEdits(world, path, to);
  if (lock === 'unknown')
    return {
      state: 'refused',
      message: 'crowdsmith.lock.json, which names this file, is still being read. Try again.',
    };
  const target: Target = { kind: 'file', path };
  const moved = moveEdits(world, path, to, mentionsOf(world, [target]));
  const edits = [...moved, ...lock].map((edit) => placedEdit(world, edit));
  return { state: 'done', edits, moves: [{ from: world.refOf(path), to: world.refOf(to) }] };
}

function placedEdit(world: World, { path, start, end, newText }: TextEdit): FileEdit {
  return { ...world.location(path, start, end), newText };
}

function nameEdit(world: World, mention: Mention, newName: string): readonly FileEdit[] {
  if (mention.start === mention.end) return [];
  return [placedEdit(world, editOf(mention, newName))];
}

/** A header that two projects read is one text. */
function unique(edits: readonly FileEdit[]): readonly FileEdit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}
