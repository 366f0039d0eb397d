import * as vscode from 'vscode';
import type { Profile } from '../../api';
import type { Ask } from '../ask';
import { failureMessage } from '../failures';
import type { Account, AccountStore } from './accountStore';

/** Answers with the requester's id and name, or throws the client's error. */
export type CheckToken = (
  profile: Profile,
  token: string,
) => Promise<{ readonly id: string; readonly name: string }>;

/**
 * Who is signed in where. It is the only holder of tokens; VS Code's Accounts menu shows them
 * through the AuthenticationProvider, and the platform is asked before one is kept.
 */
export class Accounts implements vscode.AuthenticationProvider, vscode.Disposable {
  static readonly providerId = 'crowdsmith';
  private readonly changed =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  private readonly watching: vscode.Disposable;
  readonly onDidChangeSessions = this.changed.event;

  constructor(
    private readonly store: AccountStore,
    private readonly memory: vscode.Memento,
    private readonly ports: {
      readonly ask: () => Ask;
      readonly checkToken: CheckToken;
      readonly profile: (name: string | undefined) => Profile;
    },
    secrets: vscode.SecretStorage,
  ) {
    this.watching = secrets.onDidChange((event) => {
      // Another window signed in or out: its change is ours.
      if (store.isAbout(event)) this.changed.fire({ added: [], removed: [], changed: [] });
    });
  }

  /** The account in use on a profile: the one signed in or chosen last. */
  async of(profile: Profile): Promise<Account | undefined> {
    const accounts = await this.on(profile);
    const preferred = this.memory.get<string>(preferredKey(profile));
    return accounts.find((account) => account.id === preferred) ?? accounts.at(-1);
  }

  /** Accounts of a profile whose token was proven at the address the profile has now. */
  async on(profile: Profile): Promise<readonly Account[]> {
    const accounts = await this.store.all();
    return accounts.filter(
      (account) => account.profile === profile.name && account.baseUrl === profile.baseUrl,
    );
  }

  async prefer(profile: Profile, account: Account): Promise<void> {
    await this.memory.update(preferredKey(profile), account.id);
    this.changed.fire({ added: [], removed: [], changed: [sessionOf(account)] });
  }

  /** Asks for a token, checks it, keeps it. Undefined when the person dismissed the question. */
  async signIn(profile: Profile): Promise<Account | undefined> {
    let proven: { readonly id: string; readonly name: string } | undefined;
    const token = await this.ports.ask().text({
      title: `Sign in to ${profile.label}`,
      prompt: `${tokenWord(profile)} of a requester account. It is checked now and kept in VS Code's secret storage only.`,
      secret: 'secret',
      check: async (text) => {
        if (text === '') return `Enter the ${tokenWord(profile)}.`;
        try {
          proven = await this.ports.checkToken(profile, text);
          return undefined;
        } catch (error) {
          return refusal(profile, error);
        }
      },
    });
    if (token === undefined || proven === undefined) return undefined;
    const account: Account = {
      id: `${profile.name}:${proven.id}`,
      profile: profile.name,
      baseUrl: profile.baseUrl,
      label: proven.name,
      token,
    };
    await this.store.put(account);
    await this.memory.update(preferredKey(profile), account.id);
    this.changed.fire({ added: [sessionOf(account)], removed: [], changed: [] });
    return account;
  }

  async signOut(account: Account): Promise<void> {
    await this.removeSession(account.id);
  }

  async getSessions(scopes?: readonly string[]): Promise<vscode.AuthenticationSession[]> {
    const accounts = await this.store.all();
    return accounts
      .filter((account) => scopes?.[0] === undefined || account.profile === scopes[0])
      .map(sessionOf);
  }

  async createSession(scopes: readonly string[]): Promise<vscode.AuthenticationSession> {
    const account = await this.signIn(this.ports.profile(scopes[0]));
    if (account === undefined) throw new vscode.CancellationError();
    return sessionOf(account);
  }

  async removeSession(id: string): Promise<void> {
    const removed = await this.store.remove(id);
    if (removed === undefined) return;
    this.changed.fire({ added: [], removed: [sessionOf(removed)], changed: [] });
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
  }
}

export function tokenWord(profile: Profile): string {
  return profile.authorization === 'OAuth' ? 'OAuth token' : 'API key';
}

function refusal(profile: Profile, error: unknown): string {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 401 || status === 403) {
    return `${profile.label} refuses this ${tokenWord(profile)}. Copy it again from the account's settings page.`;
  }
  return failureMessage(error);
}

function sessionOf(account: Account): vscode.AuthenticationSession {
  return {
    id: account.id,
    accessToken: account.token,
    account: { id: account.id, label: `${account.label} (${account.profile})` },
    scopes: [account.profile],
  };
}

function preferredKey(profile: Profile): string {
  return `crowdsmith.account.${profile.name}`;
}
