import { mentionsIn } from './mentions';
import type { Mention } from './mention';
import { folderOf, relativeTo } from './paths';
import { editOf, type TextEdit } from './textEdit';
import type { World } from './world';

/** References to a file that moves, and the references that the file itself makes from its new folder. */
export function moveEdits(
  world: World,
  from: string,
  to: string,
  mentions: readonly Mention[],
): readonly TextEdit[] {
  const own = folderOf(from) === folderOf(to) ? [] : mentionsIn(world, from);
  const incoming = mentions.filter(({ role }) => role !== 'definition');
  const outgoing = own.filter(
    ({ target, role, path }) =>
      target.kind === 'file' && target.path !== from && role !== 'definition' && path === from,
  );
  return [...incoming, ...outgoing].flatMap((mention) => {
    const { target } = mention;
    if (target.kind !== 'file') return [];
    const folder = folderOf(mention.path === from ? to : mention.path);
    const ref = relativeTo(folder, target.path === from ? to : target.path);
    const lead = ref.startsWith('..') ? '' : leadOf(world, mention);
    return [editOf(mention, `${lead}${ref}`)];
  });
}

/** `./` stays where an author writes it, unless the path goes up. */
function leadOf(world: World, mention: Mention): string {
  const written = world.textOf(mention.path)?.slice(mention.start, mention.end) ?? '';
  return written.startsWith('./') ? './' : '';
}
