import * as vscode from 'vscode';
import type { Profile } from '../../api';
import type { Ask } from '../ask';
import { isEmbedded } from '../profiles';
import type { Account, AccountStore } from './accountStore';
import { askToSignIn, type CheckToken } from './signIn';

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
      readonly profiles: () => readonly Profile[];
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
    const preferred = this.memory.get<string>(preferredKey(profile.name));
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
    await this.memory.update(preferredKey(profile.name), account.id);
    this.changed.fire({ added: [], removed: [], changed: [sessionOf(account)] });
  }

  /**
   * Asks for a token, checks it, keeps it; without a profile asks for that first. Undefined when the
   * person dismissed a question.
   */
  async signIn(
    given?: Profile,
  ): Promise<{ readonly account: Account; readonly profile: Profile } | undefined> {
    const { ask, checkToken, profiles } = this.ports;
    const entered = await askToSignIn(ask(), checkToken, { given, profiles: profiles() });
    if (entered === undefined) return undefined;
    const { profile, proven, token, authorization } = entered;
    const account: Account = {
      id: `${profile.name}:${proven.id}`,
      profile: profile.name,
      baseUrl: profile.baseUrl,
      label: proven.name,
      authorization,
      token,
    };
    await this.store.put(account);
    await this.memory.update(preferredKey(profile.name), account.id);
    this.changed.fire({ added: [sessionOf(account)], removed: [], changed: [] });
    return { account, profile };
  }

  async signOut(account: Account): Promise<void> {
    await this.removeSession(account.id);
  }

  async getSessions(
    scopes?: readonly string[],
    options?: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    const accounts = await this.store.all();
    return accounts
      .filter(({ profile }) => scopes?.[0] === undefined || profile === scopes[0])
      .filter(({ id }) => options?.account === undefined || id === options.account.id)
      .map(sessionOf);
  }

  async createSession(scopes: readonly string[]): Promise<vscode.AuthenticationSession> {
    const profile = this.ports.profile(scopes[0]);
    const signedIn = await this.signIn(isEmbedded(profile) ? undefined : profile);
    if (signedIn === undefined) throw new vscode.CancellationError();
    return sessionOf(signedIn.account);
  }

  async removeSession(id: string): Promise<void> {
    const removed = await this.store.remove(id);
    if (removed === undefined) return;
    if (this.memory.get(preferredKey(removed.profile)) === id) {
      await this.memory.update(preferredKey(removed.profile), undefined);
    }
    this.changed.fire({ added: [], removed: [sessionOf(removed)], changed: [] });
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
  }
}

function sessionOf(account: Account): vscode.AuthenticationSession {
  return {
    id: account.id,
    accessToken: account.token,
    account: { id: account.id, label: `${account.label} (${account.profile})` },
    scopes: [account.profile],
  };
}

function preferredKey(profile: string): string {
  return `crowdsmith.account.${profile}`;
}
