type KeyKind = 'identity' | 'comparison' | 'inclusion';

const comparison = ['EQ', 'NE', 'GT', 'GTE', 'LT', 'LTE'];
const operators: Readonly<Record<KeyKind, readonly string[]>> = {
  identity: ['EQ', 'NE'],
  comparison,
  inclusion: ['IN', 'NOT_IN'],
};

/** What filters can ask of a profile or of what the platform computes. */
const keys: ReadonlyMap<string, KeyKind> = new Map([
  ...['gender', 'country', 'citizenship', 'education', 'adult_allowed', 'verified'].map(
    (key) => [key, 'identity'] as const,
  ),
  ...['device_category', 'client_type', 'os_family', 'user_agent_type', 'user_agent_family'].map(
    (key) => [key, 'identity'] as const,
  ),
  ...['city', 'languages', 'region_by_phone', 'region_by_ip'].map(
    (key) => [key, 'inclusion'] as const,
  ),
  ...[
    'date_of_birth',
    'rating',
    ...versionKeys('os_version'),
    ...versionKeys('user_agent_version'),
  ].map((key) => [key, 'comparison'] as const),
]);

function versionKeys(name: string): readonly string[] {
  return [name, `${name}_major`, `${name}_minor`, `${name}_bugfix`];
}

export const filterKeys: readonly string[] = [...keys.keys()];

/** Operators that go with a key; skills are compared. Undefined where there is no such key. */
export function operatorsFor(category: unknown, key: unknown): readonly string[] | undefined {
  if (category === 'skill') return comparison;
  const kind = typeof key === 'string' ? keys.get(key) : undefined;
  return kind && operators[kind];
}

/** A value of a profile under a filter's key. Versions are one number, which has parts. */
export function profileValue(profile: Readonly<Record<string, unknown>>, key: string): unknown {
  if (Object.hasOwn(profile, key)) return profile[key];
  const [, name = '', part] = /^(\w+_version)_(major|minor|bugfix)$/.exec(key) ?? [];
  const version = Object.hasOwn(profile, name) ? profile[name] : undefined;
  if (typeof version !== 'number') return undefined;
  const [major, minor] = String(version).split('.');
  return part === 'major' ? Number(major) : part === 'minor' ? Number(minor ?? 0) : 0;
}
