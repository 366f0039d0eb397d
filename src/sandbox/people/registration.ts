import { regionIdOf } from '../../spec/schema/regions';
import { missing } from '../domain/fault';
import type { PerformerProfile, PerformerRow } from '../domain/rows';
import { verifiedLanguageSkills } from '../domain/skills';
import { checkBody, type JsonObject, type Rule } from '../domain/validation';
import {
  decimal,
  flag,
  integer,
  list,
  object,
  oneOf,
  optional,
  text,
  type Expectation,
} from '../domain/validation/rules';
import type { World } from '../domain/world';
import { hexOf } from '../random/stream';

/** What may be said of a person: everything that filters ask about. */
const profileRules: Readonly<Record<keyof PerformerProfile, Rule>> = {
  languages: list(text({ min: 2, max: 7 })),
  country: text({ min: 2, max: 2 }),
  citizenship: text({ min: 2, max: 2 }),
  gender: oneOf('MALE', 'FEMALE'),
  education: oneOf('BASIC', 'MIDDLE', 'HIGH'),
  adult_allowed: flag,
  date_of_birth: integer(),
  city: integer({ min: 0 }),
  verified: flag,
  region_by_phone: integer({ min: 0 }),
  region_by_ip: integer({ min: 0 }),
  device_category: oneOf('PERSONAL_COMPUTER', 'SMARTPHONE', 'TABLET'),
  client_type: oneOf('BROWSER', 'TOLOKA_APP'),
  os_family: text({ max: 50 }),
  os_version: decimal({ min: 0 }),
  user_agent_type: oneOf('BROWSER', 'MOBILE_BROWSER', 'OTHER'),
  user_agent_family: text({ max: 50 }),
  user_agent_version: decimal({ min: 0 }),
  rating: decimal({ min: 0, max: 100 }),
};

const person: Rule = object({
  name: optional(text({ notBlank: true, max: 100 })),
  verified_languages: optional(list(text({ min: 2, max: 7 }))),
  ...(Object.fromEntries(
    Object.entries(profileRules).map(([key, rule]) => [key, optional(rule)]),
  ) as Record<keyof PerformerProfile, Expectation>),
});

/** An adult at a desk, as long as nothing else is said. */
const usualProfile: PerformerProfile = {
  languages: ['EN'],
  country: 'US',
  citizenship: 'US',
  gender: 'FEMALE',
  education: 'HIGH',
  adult_allowed: true,
  date_of_birth: Date.UTC(1990, 0, 1) / 1000,
  city: 84,
  verified: true,
  region_by_phone: 84,
  region_by_ip: 84,
  device_category: 'PERSONAL_COMPUTER',
  client_type: 'BROWSER',
  os_family: 'LINUX',
  os_version: 6,
  user_agent_type: 'BROWSER',
  user_agent_family: 'CHROME',
  user_agent_version: 138,
  rating: 80,
};

/**
 * `POST /sandbox/performers`: somebody who works by hand. A name stands for one person; said again,
 * what is new about them replaces what was known. Languages count as verified unless
 * `verified_languages` says which ones are.
 */
export function registerPerson(world: World, body: unknown): PerformerRow {
  const posted = checkBody(body ?? {}, person);
  const name = typeof posted.name === 'string' ? posted.name : 'You';
  const id = hexOf(32, world.seed, 'person', name);
  const before = world.store.performers.get(id);
  const profile = profileOf(posted, before?.profile ?? usualProfile);
  const row: PerformerRow = {
    id,
    key: `person:${name}`,
    profile,
    group: 'by hand',
    accountAgeDays: 0,
    globalSkills: languageTests(posted, profile, before),
    human: { name },
  };
  world.store.performers.put(row);
  return row;
}

/** The person with this id; simulated performers have hands of their own. */
export function personOf(world: World, id: string): PerformerRow {
  const row = world.store.performers.get(id);
  if (!row?.human) throw missing('performer who works by hand', id);
  return row;
}

export function presentPerson(row: PerformerRow): JsonObject {
  return { id: row.id, name: row.human?.name, ...row.profile };
}

/** Who says a country and nothing of regions calls and connects from there. */
function profileOf(posted: JsonObject, before: PerformerProfile): PerformerProfile {
  const country = posted.country;
  const region = typeof country === 'string' ? regionIdOf(country) : undefined;
  const moved = typeof country === 'string' && {
    citizenship: country,
    ...(region !== undefined && { city: region, region_by_phone: region, region_by_ip: region }),
  };
  const said = Object.entries(posted).filter(
    ([key, value]) => key in profileRules && value !== null && value !== undefined,
  );
  return { ...before, ...moved, ...Object.fromEntries(said) };
}

function languageTests(
  posted: JsonObject,
  profile: PerformerProfile,
  before: PerformerRow | undefined,
): PerformerRow['globalSkills'] {
  const said = posted.verified_languages as readonly string[] | null | undefined;
  const changed = Array.isArray(said) || Array.isArray(posted.languages);
  if (before && !changed) return before.globalSkills;
  const passed = (said ?? profile.languages).flatMap((language) => {
    const skill = verifiedLanguageSkills[language];
    return skill === undefined ? [] : [[skill, 100] as const];
  });
  return Object.fromEntries(passed);
}
