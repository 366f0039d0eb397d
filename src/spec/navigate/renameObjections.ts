import { specKindOf } from '../document/kind';
import { keyOf, type Mention, type Target } from './mention';
import { mentionsOf } from './mentions';
import type { World } from './world';

/** Why a target cannot have this name, in a person's words; undefined when it can. */
export function objectionTo(world: World, target: Target, newName: string): string | undefined {
  if (newName.trim() !== newName || newName === '') return 'A name has no blanks round it.';
  switch (target.kind) {
    case 'field':
      return fieldObjection(world, target, newName);
    case 'file':
      return fileObjection(world, target.path, newName);
    case 'column':
      return /["'\\\t\r\n,]/.test(newName)
        ? 'A column has no quotes, commas, tabs or line breaks in its name.'
        : taken(world, { ...target, name: newName }, target);
    case 'var':
      return /^[\w-]+$/.test(newName)
        ? taken(world, { ...target, name: newName }, target)
        : 'A name in `vars` has letters, digits, hyphens and underscores; a dot would lead into it.';
    case 'place':
      return 'A place in an interface has no name of its own.';
  }
}

function fieldObjection(world: World, target: Target & { kind: 'field' }, newName: string) {
  if (!/^[\w-]+$/.test(newName))
    return 'A field id has Latin letters, digits, hyphens and underscores.';
  return taken(world, { ...target, name: newName }, target);
}

/** Two things of one name could not be told apart, nor renamed back. */
function taken(world: World, wanted: Target, present: Target): string | undefined {
  if (keyOf(wanted) === keyOf(present)) return undefined;
  if (mentionsOf(world, [wanted]).length === 0) return undefined;
  const name = 'name' in wanted ? wanted.name : '';
  return `\`${name}\` is in use already.`;
}

function fileObjection(world: World, path: string, newRef: string): string | undefined {
  if (/["\\\r\n]|^[/~]|^[A-Za-z]:/.test(newRef)) return 'Write a path relative to this file.';
  const to = world.resolve(world.here, newRef);
  if (to.startsWith('..') || to === '') return 'The file must stay in the workspace folder.';
  if (to === path) return undefined;
  if (world.specs.has(to) || world.textOf(to) !== undefined) return `\`${newRef}\` exists already.`;
  return endingObjection(path, to);
}

/** A spec stays one of its kind, and nothing else becomes one by its name. */
function endingObjection(path: string, to: string): string | undefined {
  const [before, after] = [specKindOf(path), specKindOf(to)];
  if (before?.kind === after?.kind && before?.format === after?.format) return undefined;
  return before
    ? `The name of this spec must go on ending in \`.${before.kind}.${endingOf(path)}\`.`
    : 'A file that is no spec must not be named like one.';
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** `values.name` in a script takes no hyphen, and no digit at its front. */
export function scriptObjection(
  world: World,
  mentions: readonly Mention[],
  newName: string,
): string | undefined {
  if (/^[A-Za-z_$][\w$]*$/.test(newName)) return undefined;
  const dotted = mentions.find(({ path, start }) => world.textOf(path)?.[start - 1] === '.');
  if (!dotted) return undefined;
  return `A script in \`${world.refOf(dotted.path)}\` writes it behind a dot, where \`${newName}\` cannot stand.`;
}
