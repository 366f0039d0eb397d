import { nearest } from '../../../spec/text/nearest';
import type { Group, People, Spread } from '../crowdSpec';
import { habitNamed, habits } from '../habits';
import { definedOnly } from './definedOnly';
import type { Bounds, Place } from './place';
import { habitSettings, readHabit } from './readHabit';
import { readSpread } from './readSpread';

const share: Bounds = { min: 0, max: 1 };

export const groupSettings = [
  'name',
  'habit',
  'count',
  'share',
  'languages',
  'country',
  'countries',
  'client',
  'account_age_days',
  'rating',
  'adult',
  'verified_languages',
  'skills',
] as const;

type Fields = Partial<Record<(typeof groupSettings)[number], Place>>;

/** People are counted, group by group, or the crowd has a size and groups have shares of it. */
export type Sizing = 'counts' | 'shares';

export function readGroup(place: Place, sizing: Sizing): Group | undefined {
  const fields = place.fields([...groupSettings, ...habitSettings]);
  const named = fields.habit?.text();
  const habit = habitNamed(named ?? 'average');
  if (!habit) {
    fields.habit?.wrong(unknownHabit(named ?? ''));
    return undefined;
  }
  const size = readSize(place, fields, sizing);
  return {
    name: fields.name?.text() ?? named ?? 'average',
    ...size,
    people: readPeople(fields),
    habit: readHabit(fields, habit),
  };
}

function readSize(
  place: Place,
  { count, share: part }: Fields,
  sizing: Sizing,
): Pick<Group, 'count' | 'weight'> {
  if (sizing === 'shares') {
    count?.wrong('a crowd with `people:` has shares: say `share: 3`.');
    if (!part && !count) place.wrong('say which share of the crowd it is: `share: 3`.');
    return { weight: part?.number({ min: 0, max: 1e9 }) ?? 0 };
  }
  part?.wrong('a share needs the size of the crowd: say `people: 60` at the top.');
  if (!count && !part) place.wrong('say how many they are: `count: 10`.');
  const people = count?.number({ min: 0, max: 100_000, whole: true }) ?? 0;
  return { count: people, weight: people };
}

function unknownHabit(name: string): string {
  const known = Object.keys(habits);
  const meant = nearest(name, known);
  return meant === undefined
    ? `there is no such habit. Known are ${known.join(', ')}.`
    : `there is no such habit. Did you mean ${meant}?`;
}

function readPeople(fields: Fields): People {
  const { account_age_days: age, rating, adult, verified_languages: verified, client } = fields;
  const languages = fields.languages && readLanguages(fields.languages);
  const countries = readCountries(fields);
  const browser = client && readBrowserShare(client);
  return definedOnly<People>({
    languages,
    countries,
    browser,
    accountAgeDays: age && readSpread(age, { min: 0, max: 20_000 }),
    rating: rating && readSpread(rating, { min: 0, max: 100 }),
    adult: adult?.number(share),
    verifiedLanguages: verified?.number(share),
    skills: fields.skills && readSkills(fields.skills),
  });
}

function readLanguages(place: Place): readonly string[] {
  const items = place.isList ? place.items() : [place];
  return items.flatMap((item) => item.text()?.toUpperCase() ?? []);
}

function readCountries({ country, countries }: Fields): People['countries'] {
  if (country && countries) countries.wrong('say either country or countries.');
  const place = countries ?? country;
  if (!place) return undefined;
  const pairs = place.isMap
    ? place.entries().map(([code, weight]) => [code, weight.number({ min: 0, max: 1e9 })] as const)
    : [[place.text() ?? 'US', 1] as const];
  for (const [code] of pairs) {
    if (!/^[A-Z]{2}$/.test(code)) place.wrong(`${code} is no country code, such as US.`);
  }
  return pairs.map(([code, weight]) => [code, weight ?? 1]);
}

function readBrowserShare(place: Place): number | undefined {
  if (!place.isMap) {
    const text = place.text();
    if (text === 'BROWSER') return 1;
    if (text !== 'TOLOKA_APP') place.wrong('BROWSER or TOLOKA_APP was expected here.');
    return 0;
  }
  const { BROWSER, TOLOKA_APP } = place.fields(['BROWSER', 'TOLOKA_APP']);
  const browser = BROWSER?.number({ min: 0, max: 1e9 }) ?? 0;
  const app = TOLOKA_APP?.number({ min: 0, max: 1e9 }) ?? 0;
  if (browser + app > 0) return browser / (browser + app);
  place.wrong('both are 0: nobody works.');
  return undefined;
}

function readSkills(place: Place): Readonly<Record<string, Spread>> {
  const pairs = place.entries().flatMap(([skill, value]) => {
    const spread = readSpread(value, { min: 0, max: 100 });
    return spread ? [[skill, spread] as const] : [];
  });
  return Object.fromEntries(pairs);
}
