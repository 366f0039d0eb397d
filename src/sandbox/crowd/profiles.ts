import type { PerformerProfile } from '../domain/rows';
import { verifiedLanguageSkills } from '../domain/skills';
import { regionIdOf } from '../../spec/schema/regions';
import type { RandomStream } from '../random/stream';
import type { People } from './crowdSpec';
import { drawFrom } from './spread';

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

/** A person as filters see them; what the group does not say is drawn as the world is. */
export function createProfile(people: People, stream: RandomStream): PerformerProfile {
  const country = stream.weighted(countriesOf(people), usualCountry);
  return {
    languages: people.languages ?? country.languages,
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
    adult_allowed: stream.chance(people.adult ?? 0.9),
    date_of_birth: stream.integer(-126_230_400, 1_104_537_600),
    city: country.region,
    verified: stream.chance(0.7),
    region_by_phone: country.region,
    region_by_ip: stream.chance(0.93) ? country.region : 84,
    rating: Math.round(drawFrom(people.rating ?? { from: 30, to: 100 }, stream)),
    ...createDevice(people.browser ?? 0.62, stream),
  };
}

const usualCountry: Country = { code: 'US', region: 84, languages: ['EN'] };

function countriesOf({ countries: wanted }: People): readonly (readonly [Country, number])[] {
  if (!wanted) return countries;
  return wanted.map(([code, weight]) => [countryOf(code), weight]);
}

function countryOf(code: string): Country {
  const known = countries.find(([country]) => country.code === code)?.[0];
  return known ?? { code, region: regionIdOf(code) ?? usualCountry.region, languages: ['EN'] };
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

function createDevice(browserShare: number, stream: RandomStream): Device {
  if (stream.chance(browserShare)) {
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

/** Three in five passed the platform's test of a language they speak, unless the group says else. */
export function languageTests(
  profile: PerformerProfile,
  people: People,
  stream: RandomStream,
): Readonly<Record<string, number>> {
  const passed = profile.languages.flatMap((language) => {
    const skill = verifiedLanguageSkills[language];
    return skill !== undefined && stream.chance(people.verifiedLanguages ?? 0.6)
      ? [[skill, 100] as const]
      : [];
  });
  return Object.fromEntries(passed);
}
