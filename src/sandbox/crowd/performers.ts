import { passesPoolFilter } from '../domain/access';
import type { PerformerProfile, PerformerRow, RegularPoolRow } from '../domain/rows';
import type { World } from '../domain/world';
import { leavesOf } from '../filters';
import { hexOf, randomStream, type RandomStream } from '../random/stream';
import type { CrowdSpec, Group, People } from './crowdSpec';
import { defaultCrowd } from './presets';
import { createProfile, languageTests } from './profiles';
import { drawFrom } from './spread';
import { traitsOf } from './traits';

/** Newcomers looked at before nobody is found whom a pool's filter lets in. */
const mostAttempts = 20;
const usualAccountAge = { median: 200, spread: 1.2 };

export function crowdOf(world: World): CrowdSpec {
  return world.crowd ?? defaultCrowd;
}

/** Fills the world with its crowd, the same for the same seed. */
export function createCrowd(world: World): void {
  const crowd = crowdOf(world);
  const places = crowd.groups.flatMap((group) =>
    Array.from({ length: group.count ?? 0 }, () => group),
  );
  for (let index = 0; index < crowd.size; index++) {
    world.store.performers.put(createPerformer(world, String(index), { group: places[index] }));
  }
}

interface Given {
  /** Drawn by weight when the person has no place in one. */
  readonly group?: Group | undefined;
  readonly profile?: PerformerProfile | undefined;
}

/** A person with everything their key and the seed say about them. */
export function createPerformer(world: World, key: string, given: Given = {}): PerformerRow {
  const { seed } = world;
  const { groups } = crowdOf(world);
  const stream = randomStream(seed, 'performer', key);
  const drawn = stream.weighted(
    groups.map((item) => [item, item.weight] as const),
    groups[0],
  );
  const { name, people, habit } = given.group ?? drawn;
  const ownProfile = createProfile(people, stream);
  const profile = given.profile ?? ownProfile;
  return {
    id: hexOf(32, seed, 'user', key),
    key,
    profile,
    group: name,
    traits: traitsOf(habit, stream),
    globalSkills: {
      ...languageTests(profile, people, stream),
      ...skillsOf(people, randomStream(seed, 'skills', key)),
    },
    accountAgeDays: ageOf(people, randomStream(seed, 'account', key)),
  };
}

function skillsOf(people: People, stream: RandomStream): Readonly<Record<string, number>> {
  const entries = Object.entries(people.skills ?? {}).map(([skill, spread]) => {
    const value = Math.min(100, Math.max(0, Math.round(drawFrom(spread, stream))));
    return [skill, value] as const;
  });
  return Object.fromEntries(entries);
}

function ageOf(people: People, stream: RandomStream): number {
  return Math.max(0, Math.round(drawFrom(people.accountAgeDays ?? usualAccountAge, stream)));
}

/**
 * A newcomer who may see the pool: with the profile of somebody who left, else somebody like the
 * crowd, and where the crowd allows it, with what the pool's filter asks for. Undefined when nobody
 * of the kind passes (the filter wants a skill, or people that the crowd has not).
 */
export function createNewcomer(
  world: World,
  pool: RegularPoolRow,
  key: string,
  like?: PerformerProfile,
): PerformerRow | undefined {
  const { newcomers } = crowdOf(world);
  if (newcomers === 'none') return undefined;
  const plain = createPerformer(world, key, { profile: like });
  if (passesPoolFilter(world, plain, pool)) return plain;
  if (newcomers === 'alike') return somebodyAlike(world, pool, key);
  const fitting = createPerformer(world, key, { profile: fittingProfile(plain.profile, pool) });
  return passesPoolFilter(world, fitting, pool) ? fitting : undefined;
}

function somebodyAlike(world: World, pool: RegularPoolRow, key: string): PerformerRow | undefined {
  for (let attempt = 1; attempt < mostAttempts; attempt++) {
    const person = createPerformer(world, `${key}.${attempt}`);
    if (passesPoolFilter(world, person, pool)) return person;
  }
  return undefined;
}

/** The profile with every value that the filter names positively. */
function fittingProfile(profile: PerformerProfile, pool: RegularPoolRow): PerformerProfile {
  const changed: Record<string, unknown> = { ...profile };
  for (const { category, key, operator, value } of leavesOf(pool.spec.filter)) {
    if (category === 'skill') continue;
    if (key === 'languages' && operator === 'IN') {
      changed.languages = [...(changed.languages as string[]), String(value)];
    } else if (['EQ', 'IN', 'GTE', 'LTE'].includes(operator)) changed[key] = value;
  }
  if (pool.spec.may_contain_adult_content === true) changed.adult_allowed = true;
  return changed as unknown as PerformerProfile;
}
