import type { Profile } from '../api';
import type { Account } from '../providers/accounts';
import type { Choice } from '../providers/ask';
import { isEmbedded } from '../providers/profiles';
import type { Services } from '../providers/services';
import type { CommandRunner } from './commandRunner';

/** Sign in, sign out, switch profile. */
export function registerAccountCommands(commands: CommandRunner, services: Services): void {
  commands.registerCommand('crowdsmith.signIn', 'Could not sign in', () => signIn(services));
  commands.registerCommand('crowdsmith.signOut', 'Could not sign out', () => signOut(services));
  commands.registerCommand('crowdsmith.switchProfile', 'Could not switch the profile', (name) =>
    switchProfile(services, name),
  );
}

/** Signs in to the current profile; the embedded sandbox needs none, so another one is asked for. */
async function signIn(services: Services): Promise<void> {
  const { profiles, ask, connections } = services;
  const current = profiles.current();
  const profile = isEmbedded(current)
    ? await ask.pick(
        profiles
          .list()
          .filter((other) => !isEmbedded(other))
          .map(profileChoice),
        {
          title: 'Sign in',
          placeholder: 'The sandbox on this machine needs no account. Sign in to…',
        },
      )
    : current;
  if (profile === undefined) return;
  const { account } = await connections.signIn(profile);
  if (profile.name !== current.name) await profiles.switchTo(profile.name);
  void ask.tell('info', `Signed in to ${profile.label} as ${account}.`);
}

async function signOut({ accounts, profiles, ask }: Services): Promise<void> {
  const perProfile = await Promise.all(profiles.list().map((profile) => accounts.on(profile)));
  const all = perProfile.flat();
  const account =
    all.length === 1
      ? all[0]
      : await ask.pick(all.map(accountChoice), {
          title: 'Sign out',
          placeholder: 'Which account should be forgotten?',
        });
  if (account === undefined) return;
  await accounts.signOut(account);
  void ask.tell('info', `Signed out ${account.label} (${account.profile}).`);
}

interface Switch {
  readonly profile: Profile;
  readonly account?: Account;
}

/** Chooses platform and account at once: one line for each account, one for each other profile. */
async function switchProfile(services: Services, name: unknown): Promise<void> {
  const { profiles, accounts, ask } = services;
  const given = typeof name === 'string' ? profiles.byName(name) : undefined;
  const chosen: Switch | undefined =
    given === undefined
      ? await ask.pick(switchChoices(services), {
          title: 'Switch profile',
          placeholder: 'The platform that views and commands talk to',
        })
      : { profile: given };
  if (chosen === undefined) return;
  if (chosen.account !== undefined) await accounts.prefer(chosen.profile, chosen.account);
  await profiles.switchTo(chosen.profile.name);
}

async function switchChoices({ profiles, accounts }: Services): Promise<readonly Choice<Switch>[]> {
  const current = profiles.current().name;
  const lines = await Promise.all(
    profiles.list().map(async (profile): Promise<readonly Choice<Switch>[]> => {
      const base = profileChoice(profile);
      const label = profile.name === current ? `$(check) ${base.label}` : base.label;
      const known = await accounts.on(profile);
      if (known.length === 0) return [{ ...base, label, value: { profile } }];
      return known.map((account) => ({
        ...base,
        label,
        description: account.label,
        value: { profile, account },
      }));
    }),
  );
  return lines.flat();
}

function profileChoice(profile: Profile): Choice<Profile> {
  const money = profile.sandbox ? 'no money, no real performers' : 'real performers, real money';
  return {
    label: profile.label,
    description: isEmbedded(profile) ? 'on this machine' : 'not signed in',
    detail: profile.baseUrl === '' ? money : `${profile.baseUrl}: ${money}`,
    value: profile,
  };
}

function accountChoice(account: Account): Choice<Account> {
  return { label: account.label, description: account.profile, value: account };
}
