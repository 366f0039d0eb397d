import {
  amount,
  count,
  flag,
  idOf,
  knownOrOther,
  listOf,
  must,
  object,
  oneOf,
  variants,
  type BranchDraft,
} from './build';
import { countryCode, languageCode } from './common';
import { regionNames } from './regions';
import type { KeyedSchema, NumberSchema, ObjectSchema, Schema, Values } from './schema';

/** `filter` of a pool: who may see it. Groups joined by `and` and `or`, with one-value conditions as leaves. */

const equality: Values = { EQ: 'is', NE: 'is not' };
const comparison: Values = {
  ...equality,
  GT: 'greater than',
  GTE: 'greater than or equal to',
  LT: 'less than',
  LTE: 'less than or equal to',
};
const inclusion: Values = { IN: 'includes', NOT_IN: 'does not include' };

const category = must(
  oneOf({
    profile: 'What performers say of themselves.',
    computed: 'What the platform sees: device, place, program.',
    skill: 'A skill and its value.',
  }),
  'Where the knowledge comes from.',
);

function leaf(about: string, value: Schema, operators: Values, example: string): BranchDraft {
  return {
    about,
    fields: {
      category: must(
        oneOf({
          profile: 'What performers say of themselves.',
          computed: 'What the platform sees.',
        }),
        'Where the knowledge comes from.',
      ),
      operator: must(oneOf(operators), 'How it compares with `value`.'),
      value: must(value, `${about} One value: join several conditions with \`or\`.`, {
        example: `value: ${example}`,
      }),
    },
  };
}

/** A condition whose value may be null: what is asked of is not known. */
function orUnknown(branch: BranchDraft): BranchDraft {
  const { value, ...rest } = branch.fields;
  return value ? { ...branch, fields: { ...rest, value: { ...value, nullable: true } } } : branch;
}

const is = (about: string, values: Values, example: string) =>
  leaf(about, knownOrOther(values), equality, example);
const region: NumberSchema = { ...count(), names: regionNames };
const version = (about: string) => leaf(about, amount(), comparison, '10.2');
const versionPart = (about: string) => leaf(about, count(), comparison, '10');

const profile = variants('profile condition', 'key', 'What is asked of the profile.', {
  gender: leaf(
    'Gender.',
    oneOf({ MALE: 'Male.', FEMALE: 'Female.', OTHER: 'Another.' }),
    equality,
    'FEMALE',
  ),
  country: leaf('Country where the performer lives.', countryCode, equality, 'FR'),
  citizenship: leaf('Country whose citizen the performer is.', countryCode, equality, 'FR'),
  education: leaf(
    'Education.',
    oneOf({ BASIC: 'School.', MIDDLE: 'Vocational training.', HIGH: 'University.' }),
    equality,
    'HIGH',
  ),
  adult_allowed: leaf('Whether the performer agreed to see adult content.', flag, equality, 'true'),
  date_of_birth: leaf(
    'Birth as seconds since 1970, negative before.',
    count(),
    comparison,
    '631152000',
  ),
  city: leaf('City or wider region, by region id.', region, inclusion, '225'),
  languages: leaf('Language in the profile.', languageCode, inclusion, 'EN'),
  verified: leaf('Whether the identity has been checked.', flag, equality, 'true'),
});

const unknownValue = { UNKNOWN: 'Could not be told.' };

const computed = variants('computed condition', 'key', 'What the platform has seen.', {
  region_by_phone: orUnknown(
    leaf('Region of the phone number, by region id.', region, inclusion, '225'),
  ),
  region_by_ip: orUnknown(
    leaf('Region of the network address, by region id.', region, inclusion, '225'),
  ),
  device_category: is(
    'Class of device.',
    {
      PERSONAL_COMPUTER: 'Desktop or laptop.',
      SMARTPHONE: 'Phone.',
      TABLET: 'Tablet.',
      WEARABLE_COMPUTER: 'Watch and the like.',
      ...unknownValue,
    },
    'SMARTPHONE',
  ),
  client_type: is(
    'Program in which the performer works.',
    { BROWSER: 'Web browser.', TOLOKA_APP: "The platform's mobile app.", ...unknownValue },
    'TOLOKA_APP',
  ),
  os_family: is(
    'Operating system.',
    {
      WINDOWS: 'Windows.',
      OS_X: 'Mac OS X.',
      MAC_OS: 'Classic Mac OS.',
      LINUX: 'Linux.',
      BSD: 'BSD.',
      ANDROID: 'Android.',
      IOS: 'iOS.',
      BLACKBERRY: 'BlackBerry.',
      ...unknownValue,
    },
    'ANDROID',
  ),
  os_version: version('Operating system version, major.minor as one number.'),
  os_version_major: versionPart('First part of the operating system version.'),
  os_version_minor: versionPart('Second part of the operating system version.'),
  os_version_bugfix: versionPart('Third part of the operating system version.'),
  user_agent_type: is(
    'Class of browser. The mobile app usually counts as OTHER.',
    {
      BROWSER: 'Desktop browser.',
      MOBILE_BROWSER: 'Browser of a phone or tablet.',
      OTHER: 'Anything else.',
      ...unknownValue,
    },
    'MOBILE_BROWSER',
  ),
  user_agent_family: is(
    'Browser.',
    {
      IE: 'Internet Explorer.',
      CHROMIUM: 'Chromium.',
      CHROME: 'Chrome.',
      FIREFOX: 'Firefox.',
      SAFARI: 'Safari.',
      YANDEX_BROWSER: 'Yandex Browser.',
      IE_MOBILE: 'Internet Explorer on phones.',
      CHROME_MOBILE: 'Chrome on phones.',
      MOBILE_FIREFOX: 'Firefox on phones.',
      MOBILE_SAFARI: 'Safari on phones.',
      ...unknownValue,
    },
    'CHROME',
  ),
  user_agent_version: orUnknown(version('Browser version, major.minor as one number.')),
  user_agent_version_major: versionPart('First part of the browser version.'),
  user_agent_version_minor: versionPart('Second part of the browser version.'),
  user_agent_version_bugfix: versionPart('Third part of the browser version.'),
  rating: leaf('Rating of old; the platform no longer has it.', amount(), comparison, '80'),
});

const skill: ObjectSchema = object('skill condition', {
  category,
  key: must(idOf('skill'), 'The skill.', { example: 'key: { $id: ./reader.skill.yaml }' }),
  operator: must(oneOf(comparison), 'How the skill compares with `value`.'),
  value: {
    schema: { kind: 'scalar', types: ['number', 'null', 'text'] },
    about:
      'Value of the skill, 0 to 100. `null` with EQ: the performer does not have the skill; with NE: has it at any value.',
    example: 'value: 80',
  },
});

const leaves = variants('filter condition', 'category', 'Where the knowledge comes from.', {
  profile: { about: 'What performers say of themselves.', schema: profile },
  computed: { about: 'What the platform sees: device, place, program.', schema: computed },
  skill: { about: 'A skill and its value.', schema: skill },
});

/** Groups may be nested in any depth, so the schema holds itself. */
const group = (key: 'and' | 'or', about: string): ObjectSchema => ({
  kind: 'object',
  title: 'filter group',
  fields: {
    [key]: {
      about,
      required: true,
      get schema() {
        return listOf(filterSchema);
      },
      example: `${key}: [{ category: profile, key: languages, operator: IN, value: EN }]`,
    },
  },
});

export const filterSchema: KeyedSchema = {
  kind: 'keyed',
  title: 'filter',
  branches: {
    and: group('and', 'All of these conditions or groups must hold.'),
    or: group('or', 'At least one of these conditions or groups must hold.'),
  },
  otherwise: leaves,
};
