import type { SpecDocument } from '../document/specDocument';
import { fileMentions } from './fileMentions';
import { keyOf, type Mention, type Target } from './mention';
import { pipelineMentions } from './pipelineMentions';
import { poolMentions } from './poolMentions';
import { projectMentions } from './projectMentions';
import type { Span } from '../validate/report';
import type { World } from './world';

/** Every name that one spec brings: in its own text, and in the files that it refers to. */
function mentionsOfSpec(world: World, path: string, doc: SpecDocument): readonly Mention[] {
  return [...fileMentions(world, path, doc), ...namesOf(world, path, doc)];
}

function namesOf(world: World, path: string, doc: SpecDocument): readonly Mention[] {
  switch (doc.kind) {
    case 'project':
      return projectMentions(world, path, doc);
    case 'pool':
    case 'training':
      return poolMentions(world, path, doc);
    case 'pipeline':
      return pipelineMentions(world, path, doc);
    case 'skill':
      return [];
  }
}

/** The names that the spec at a path brings. */
export function mentionsIn(world: World, path: string): readonly Mention[] {
  const doc = world.specs.get(path);
  return doc ? mentionsOfSpec(world, path, doc) : [];
}

/** The names in the document at hand. */
export function mentionsHere(world: World): readonly Mention[] {
  return unique(namedHere(world));
}

/** The names in a part of the spec at hand, without a look at the rest of it. */
export function mentionsWithin(world: World, part: Span): readonly Mention[] {
  const own = world.specs.get(world.here);
  if (!own) return [];
  const { here } = world;
  const known = cache.get(own);
  const near = known?.here === here ? known.mentions : mentionsOfSpec(world.alone(part), here, own);
  return unique(near.filter(({ start, end }) => start <= part.end && part.start <= end));
}

/** A spec is not asked what stands in the files it refers to. */
function namedHere(world: World): readonly Mention[] {
  const own = world.specs.get(world.here);
  if (!own) return allMentions(world).filter(({ path }) => path === world.here);
  const known = cache.get(own);
  if (known?.here === world.here) return known.mentions;
  const mentions = mentionsOfSpec(world.alone(), world.here, own);
  cache.set(own, { here: world.here, mentions });
  return mentions;
}

/** Moving the cursor asks again and again about a text that stays the same. */
const cache = new WeakMap<SpecDocument, { here: string; mentions: readonly Mention[] }>();

/** The names under an offset; the last character's end counts as inside. */
export function mentionsAt(world: World, offset: number): readonly Mention[] {
  const own = world.specs.get(world.here);
  const known = own && cache.get(own)?.here === world.here;
  // What a text that was just edited says elsewhere is not read for the sake of one place.
  const near =
    own && !known
      ? mentionsOfSpec(world.alone({ start: offset, end: offset }), world.here, own)
      : namedHere(world);
  const under = near.filter(({ start, end }) => start < end && start <= offset && offset <= end);
  return unique(under);
}

/** Every place in the workspace that names one of the targets, by file and position. */
export function mentionsOf(world: World, targets: readonly Target[]): readonly Mention[] {
  const keys = new Set(targets.map(keyOf));
  return unique(allMentions(world).filter(({ target }) => keys.has(keyOf(target)))).sort(
    (a, b) => comparePaths(world, a.path, b.path) || a.start - b.start,
  );
}

function allMentions(world: World): readonly Mention[] {
  return [...world.specs].flatMap(([path, doc]) => mentionsOfSpec(world, path, doc));
}

/** A file that several specs refer to is read for each of them. */
function unique(mentions: readonly Mention[]): Mention[] {
  const byPlace = new Map<string, Mention>();
  for (const mention of mentions) {
    const name = `${mention.path}\n${mention.start} ${mention.end} ${keyOf(mention.target)}`;
    if (!byPlace.has(name)) byPlace.set(name, mention);
  }
  return [...byPlace.values()];
}

/** The document at hand comes first. */
function comparePaths(world: World, a: string, b: string): number {
  if (a === b) return 0;
  if (a === world.here || b === world.here) return a === world.here ? -1 : 1;
  return a < b ? -1 : 1;
}
