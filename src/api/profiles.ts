/** Platforms that Crowdsmith knows how to talk to. Users add their own. */

export type AuthorizationKind = 'ApiKey' | 'OAuth';

/** What a platform has beyond the common API. */
export interface ProfileCapabilities {
  /** The platform checks a pool before it lets it open. */
  readonly poolCheck: boolean;
  /** A person of the platform looks at a project before performers see it. */
  readonly moderation: boolean;
}

export interface Profile {
  readonly name: string;
  readonly label: string;
  /** Without `/api/v1` and without a slash at the end. Empty for the embedded sandbox: its port is chosen at start. */
  readonly baseUrl: string;
  readonly authorization: AuthorizationKind;
  /** True: no real money and no real performers. */
  readonly sandbox: boolean;
  /** Where people look at the same objects in a browser. */
  readonly platformUrl?: string;
  readonly capabilities: ProfileCapabilities;
}

const common: ProfileCapabilities = { poolCheck: false, moderation: false };

export const builtInProfiles: readonly Profile[] = [
  {
    name: 'sandbox',
    label: 'Local sandbox',
    baseUrl: '',
    authorization: 'ApiKey',
    sandbox: true,
    capabilities: common,
  },
  {
    name: 'toloka',
    label: 'Toloka',
    baseUrl: 'https://toloka.dev',
    authorization: 'ApiKey',
    sandbox: false,
    platformUrl: 'https://platform.toloka.ai',
    capabilities: common,
  },
  {
    name: 'toloka-sandbox',
    label: 'Toloka sandbox',
    baseUrl: 'https://sandbox.toloka.dev',
    authorization: 'ApiKey',
    sandbox: true,
    platformUrl: 'https://platform.sandbox.toloka.ai',
    capabilities: common,
  },
  {
    name: 'yandex-tasks',
    label: 'Yandex Tasks',
    baseUrl: 'https://tasks.yandex.ru',
    authorization: 'OAuth',
    sandbox: false,
    platformUrl: 'https://tasks.yandex.ru',
    capabilities: { poolCheck: true, moderation: true },
  },
];

/** The built-in profile of that name, or undefined. */
export function builtInProfile(name: string): Profile | undefined {
  return builtInProfiles.find((profile) => profile.name === name);
}

/**
 * The kind of authorization that a secret's form tells: API keys have exactly two dots, the first at
 * index 22 to 24, as the platform's own Python and Java clients decide it.
 */
export function authorizationOf(token: string): AuthorizationKind {
  const dots = [...token.matchAll(/\./g)].map((match) => match.index);
  const first = dots[0];
  return dots.length === 2 && first !== undefined && first >= 22 && first <= 24
    ? 'ApiKey'
    : 'OAuth';
}
