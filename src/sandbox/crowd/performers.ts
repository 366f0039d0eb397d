import { passesPoolFilter } from '../domain/access';
import type { PerformerProfile, PerformerRow, RegularPoolRow } from '../domain/rows';
import { verifiedLanguageSkills } from '../domain/skills';
import type { World } from '../domain/world';
import { leavesOf } from '../filters';
import { hexOf, randomStream, type RandomStream } from '../random/stream';
import { habits, habitOf } from './habits';

/** People in the crowd at the start. */
export const crowdSize = 60;

/** Fills the world with the default crowd, the same for the same seed. */
export function createCrowd(world: World): void {
  for (let index = 0; index < crowdSize; index++) {
    world.store.performers.put(createPerformer(world.seed, String(index)));
  }
}

/** A person with everything their key and the seed say about them. */
export function createPerformer(
  seed: number,
  key: string,
  profile?: PerformerProfile,
): PerformerRow {
  const stream = randomStream(seed, 'performer', key);
  const name = stream.weighted(
    habits.map((habit) => [habit.name, habit.weight] as const),
    'average',
  );
  const habit = habitOf(name);
  const ownProfile = createProfile(stream);
  const chosen = profile ?? ownProfile;
  return {
    id: hexOf(32, seed, 'user', key),
    key,
    profile: chosen,
    habit: name,
    accuracy: stream.between(...habit.accuracy),
    pace: stream.between(...habit.pace),
    globalSkills: languageTests(chosen, stream),
  };
}

/**
 * A newcomer who may see the pool: with the profile of somebody who left, or with what the pool's
 * filter asks for where nobody in the crowd has it. Undefined when the filter cannot be met by
 * profile alone (it wants a skill).
 */
export function createNewcomer(
  world: World,
  pool: RegularPoolRow,
  key: string,
  like?: PerformerProfile,
): PerformerRow | undefined {
  const plain = createPerformer(world.seed, key, like);
  const fitting = createPerformer(world.seed, key, fittingProfile(plain.profile, pool));
  return [plain, fitting].find((person) => passesPoolFilter(world, person, pool));
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

interface Country {
  readonly code: string;
  readonly region: number;
  readonly languages: readonly string[];
}

const countries: readonly (readonly [Country, number])[] = [
  [{ code: 'US', region: 84, languages: ['EN'] }, 20],
  [{ code: 'GB', region: 102, languages: ['EN'] }, 12],
  [{ code: 'CA', region: 95, languages: ['EN', 'FR'] }, 8],
  [{ code: 'IN', region: 994, languages: ['EN', 'HI'] }, 14],
  [{ code: 'PH', region: 10_108, languages: ['EN', 'TL'] }, 8],
  [{ code: 'DE', region: 96, languages: ['DE', 'EN'] }, 8],
  [{ code: 'BR', region: 94, languages: ['PT', 'EN'] }, 6],
  [{ code: 'AR', region: 93, languages: ['ES', 'EN'] }, 6],
  [{ code: 'TR', region: 983, languages: ['TR'] }, 5],
  [{ code: 'RU', region: 225, languages: ['RU', 'EN'] }, 8],
  [{ code: 'FR', region: 124, languages: ['FR'] }, 5],
];

function createProfile(stream: RandomStream): PerformerProfile {
  const country = stream.weighted(countries, { code: 'US', region: 84, languages: ['EN'] });
  return {
    languages: country.languages,
    country: country.code,
    citizenship: country.code,
    gender: stream.chance(0.5) ? 'MALE' : 'FEMALE',
    education: stream.weighted<PerformerProfile['education']>(
      [
        ['BASIC', 20],
        ['MIDDLE', 35],
        ['HIGH', 45],
      ],
      'MIDDLE',
    ),
    adult_allowed: stream.chance(0.9),
    date_of_birth: stream.integer(-126_230_400, 1_104_537_600),
    city: country.region,
    verified: stream.chance(0.7),
    region_by_phone: country.region,
    region_by_ip: stream.chance(0.93) ? country.region : 84,
    rating: Math.round(stream.between(30, 100)),
    ...createDevice(stream),
  };
}

type Device = Pick<
  PerformerProfile,
  | 'device_category'
  | 'client_type'
  | 'os_family'
  | 'os_version'
  | 'user_agent_type'
  | 'user_agent_family'
  | 'user_agent_version'
>;

function createDevice(stream: RandomStream): Device {
  if (stream.chance(0.62)) {
    return {
      device_category: 'PERSONAL_COMPUTER',
      client_type: 'BROWSER',
      os_family: stream.weighted(
        [
          ['WINDOWS', 70],
          ['OS_X', 15],
          ['LINUX', 15],
        ],
        'WINDOWS',
      ),
      os_version: 10,
      user_agent_type: 'BROWSER',
      user_agent_family: stream.weighted(
        [
          ['CHROME', 70],
          ['FIREFOX', 20],
          ['SAFARI', 10],
        ],
        'CHROME',
      ),
      user_agent_version: stream.integer(100, 125),
    };
  }
  return {
    device_category: stream.chance(0.92) ? 'SMARTPHONE' : 'TABLET',
    client_type: 'TOLOKA_APP',
    os_family: stream.chance(0.75) ? 'ANDROID' : 'IOS',
    os_version: stream.integer(10, 16),
    user_agent_type: 'OTHER',
    user_agent_family: 'UNKNOWN',
    user_agent_version: stream.integer(2, 4),
  };
}

/** Three in five passed the platform's test of a language they speak. */
function languageTests(
  profile: PerformerProfile,
  stream: RandomStream,
): Readonly<Record<string, number>> {
  const passed = profile.languages.flatMap((language) => {
    const skill = verifiedLanguageSkills[language];
    return skill !== undefined && stream.chance(0.6) ? [[skill, 100] as const] : [];
  });
  return Object.fromEntries(passed);
}
