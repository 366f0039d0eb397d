import type { Profile } from '../api';
import { profileChoice, type Account } from '../providers/accounts';
import type { Choice } from '../providers/ask';
import { FailureWithRemedy } from '../providers/failures';
import { isEmbedded } from '../providers/profiles';
import type { Services } from '../providers/services';
import type { CommandRunner } from './commandRunner';
import { moneyText } from './money';

/** Sign in, sign out, switch profile and account. */
export function registerAccountCommands(commands: CommandRunner, services: Services): void {
  commands.registerCommand('crowdsmith.signIn', 'Could not sign in', () => signIn(services));
  commands.registerCommand('crowdsmith.signOut', 'Could not sign out', () => signOut(services));
  commands.registerCommand('crowdsmith.switchAccount', 'Could not switch the account', () =>
    switchAccount(services),
  );
  commands.registerCommand('crowdsmith.switchProfile', 'Could not switch the profile', (name) =>
    switchProfile(services, name),
  );
}

/** Signs in to the current profile; the embedded sandbox needs none, so another one is asked for. */
async function signIn({ profiles, connections, ask }: Services): Promise<void> {
  const current = profiles.current();
  const { profile, account, client } = await connections.signIn(
    isEmbedded(current) ? undefined : current,
  );
  if (profile.name !== current.name) await profiles.switchTo(profile.name);
  // The token is proven already: without an answer the name alone is good news enough.
  const balance = await client.requester.get().then(
    (requester) => `, balance ${moneyText(requester.balance)}`,
    () => '',
  );
  void ask.tell('info', `Signed in to ${profile.label} as ${account}${balance}.`);
}

/** Another account of the same platform: one that is known, or one more. */
async function switchAccount(services: Services): Promise<void> {
  const { profiles, accounts, ask } = services;
  const profile = profiles.current();
  if (isEmbedded(profile)) {
    throw new FailureWithRemedy('The sandbox on this machine has one account only.', {
      title: 'Switch Profile',
      command: 'crowdsmith.switchProfile',
    });
  }
  const [known, used] = await Promise.all([accounts.on(profile), accounts.of(profile)]);
  const choices: readonly Choice<Account | 'another'>[] = [
    ...known.map((account) => ({
      label: account.id === used?.id ? `$(check) ${account.label}` : account.label,
      description: account.id.slice(profile.name.length + 1),
      value: account,
    })),
    { label: '$(sign-in) Sign in to another account…', value: 'another' },
  ];
  const chosen = await ask.pick(choices, {
    title: `Accounts on ${profile.label}`,
    placeholder: 'The account that views and commands use',
  });
  if (chosen === undefined) return;
  if (chosen === 'another') return signIn(services);
  await accounts.prefer(profile, chosen);
  void ask.tell('info', `${profile.label} is used as ${chosen.label}.`);
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

function accountChoice(account: Account): Choice<Account> {
  return { label: account.label, description: account.profile, value: account };
}
