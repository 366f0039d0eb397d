import { join } from 'node:path';
import {
  builtInProfile,
  builtInProfiles,
  createPlatformClient,
  proxyOfEnvironment,
  type PlatformClient,
  type Profile,
} from '../api';
import type { Workspace } from '../workspace';
import { textOf, type OptionValues } from './command';
import { startOwnSandbox } from './ownSandbox';
import { UsageError } from './usageError';

/** A platform that a command may speak to, and who it is. */
export interface Connection {
  readonly client: PlatformClient;
  readonly profile: Profile;
  close(): Promise<void>;
}

/** The profile that the options choose, with the address to use. An empty address: the embedded sandbox. */
export function profileOf(values: OptionValues): Profile {
  const url = textOf(values, 'url');
  const name = textOf(values, 'profile');
  if (url === undefined) return namedProfile(name ?? 'sandbox');
  const local = isLoopback(url);
  const byAddress = builtInProfiles.find(
    ({ baseUrl }) => baseUrl !== '' && originOf(url) === originOf(baseUrl),
  );
  const base = profileLike(name) ?? byAddress ?? (local ? namedProfile('sandbox') : undefined);
  return {
    authorization: 'ApiKey',
    capabilities: { poolCheck: false, moderation: false },
    ...base,
    label: url,
    name: name ?? base?.name ?? hostOf(url),
    baseUrl: url,
    // An address that is not on this machine may spend real money, whatever it is called.
    sandbox: local || byAddress?.sandbox === true,
  };
}

function profileLike(name: string | undefined): Profile | undefined {
  return name === undefined ? undefined : builtInProfile(name);
}

/** Opens the chosen platform; the default is a sandbox that lives in the workspace folder. */
export async function connect(values: OptionValues, workspace: Workspace): Promise<Connection> {
  const profile = profileOf(values);
  if (profile.baseUrl === '')
    return await embeddedSandbox(profile, workspace, textOf(values, 'crowd'));
  const token = process.env.CROWDSMITH_TOKEN ?? '';
  if (token === '') {
    throw new UsageError(
      `There is no token for ${profile.label}: set the environment variable CROWDSMITH_TOKEN.`,
    );
  }
  const client = createPlatformClient({
    baseUrl: profile.baseUrl,
    token,
    proxy: proxyOfEnvironment(process.env),
    ...kindOf(values),
  });
  return {
    client,
    profile,
    close: () => {
      client.close();
      return Promise.resolve();
    },
  };
}

/**
 * A built-in profile knows its kind of authorization; with a bare address, or a profile that only
 * the editor's settings know, the token's form tells.
 */
function kindOf(values: OptionValues): Pick<Partial<Profile>, 'authorization'> {
  const known = profileLike(textOf(values, 'profile'));
  return known === undefined ? {} : { authorization: known.authorization };
}

/**
 * A platform in this process. Ends when the command closes it, not when the command is interrupted:
 * the last steps of a graceful end still need it. What it holds stays in the workspace folder, so that the
 * next command finds it again.
 */
async function embeddedSandbox(
  profile: Profile,
  workspace: Workspace,
  crowd: string | undefined,
): Promise<Connection> {
  const sandbox = await startOwnSandbox({
    port: 0,
    speed: 0,
    dataDir: join(workspace.root, '.crowdsmith', 'sandbox'),
    ...(crowd !== undefined && { crowd }),
  });
  const { url, token } = sandbox;
  const client = createPlatformClient({ baseUrl: url, token, authorization: 'ApiKey' });
  return {
    client,
    profile: { ...profile, baseUrl: url },
    close: async () => {
      client.close();
      await sandbox.close();
    },
  };
}

function namedProfile(name: string): Profile {
  const profile = builtInProfile(name);
  if (profile !== undefined) return profile;
  const known = builtInProfiles.map((each) => each.name).join(', ');
  throw new UsageError(
    `There is no profile "${name}". Known: ${known}. For another platform give its --url.`,
  );
}

function isLoopback(url: string): boolean {
  return /^(127(\.\d+){3}|localhost|\[::1\])$/.test(hostOf(url));
}

function hostOf(url: string): string {
  return parsed(url).hostname;
}

/** Whole origins are compared: a longer host name that only begins like a sandbox's is another one. */
function originOf(url: string): string {
  return parsed(url).origin;
}

function parsed(url: string): URL {
  if (!URL.canParse(url)) throw new UsageError(`--url ${url} is not a URL.`);
  return new URL(url);
}
