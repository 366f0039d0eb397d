import * as vscode from 'vscode';
import type { PlatformClient, Profile } from '../api';
import type { Account } from './accounts/accountStore';
import type { Accounts } from './accounts/accounts';
import type { Ask } from './ask';
import { FailureWithRemedy } from './failures';
import { isEmbedded, type Profiles } from './profiles';
import type { SandboxManager } from './sandbox/sandboxManager';

/** A platform one may talk to now. */
export interface Connection {
  /** With the address filled in, also for the embedded sandbox. */
  readonly profile: Profile;
  readonly client: PlatformClient;
  /** For child processes; goes nowhere else. */
  readonly token: string;
  /** Who is signed in, for people. */
  readonly account: string;
  /** Id of that account; the sandbox of this machine has only one. */
  readonly accountId: string;
}

export type ConnectionState = 'ready' | 'connecting' | 'signedOut' | 'sandboxStopped';

/** What a connection is made of; an account of the store has it all. */
type Credentials = Pick<Account, 'id' | 'label' | 'token' | 'authorization'>;

const sandboxAccount = 'sandbox';

interface Parts {
  readonly profiles: Profiles;
  readonly accounts: Accounts;
  readonly sandbox: SandboxManager;
  readonly log: vscode.LogOutputChannel;
  readonly ask: () => Ask;
}

/**
 * The way from "the current profile" to a client with a token. The one place that knows when a
 * token was refused: it says so once, and asks no more until somebody signs in again.
 */
export class Connections implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly parts: Parts;
  private readonly watching: vscode.Disposable;
  private readonly refused = new Set<string>();
  /** By address and token. An older one stays: a wait or an upload may still be using it. */
  private readonly live = new Map<string, Connection>();
  private known: ConnectionState = 'connecting';
  /** Fires when the profile, the account or the sandbox behind it is another one. */
  readonly onDidChange = this.changed.event;

  constructor(parts: Parts) {
    this.parts = parts;
    this.watching = vscode.Disposable.from(
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.reconsider()),
      parts.profiles.onDidChange(() => this.reconsider()),
      parts.accounts.onDidChangeSessions(() => {
        void this.forgetSignedOut();
        this.reconsider();
      }),
      parts.sandbox.onDidChange((sandbox) => {
        if (sandbox.state !== 'starting') this.reconsider();
      }),
    );
  }

  get state(): ConnectionState {
    return this.known;
  }

  /** A connection if there can be one without asking anybody anything; never signs in. */
  async quiet(): Promise<Connection | undefined> {
    // A folder nobody has vouched for neither starts processes nor has anything sent.
    if (!vscode.workspace.isTrusted) return undefined;
    const profile = this.parts.profiles.current();
    const connection = isEmbedded(profile)
      ? await this.quietSandbox(profile)
      : await this.signedIn(profile);
    this.become(connection === undefined ? this.absence(profile) : 'ready');
    return connection;
  }

  /**
   * A connection to any profile, not only the current one, under one of its accounts. Asks nobody
   * anything: undefined when that account is not signed in.
   */
  async quietOn(profile: Profile, accountId: string): Promise<Connection | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    if (isEmbedded(profile)) return this.quietSandbox(profile);
    const accounts = await this.parts.accounts.on(profile);
    const account = accounts.find(({ id }) => id === accountId);
    return account === undefined ? undefined : this.connectAs(profile, account);
  }

  /** A connection; starts the sandbox or asks to sign in where that is what is missing. */
  async need(): Promise<Connection> {
    if (!vscode.workspace.isTrusted) {
      throw new FailureWithRemedy('A platform is only spoken to from a trusted workspace.', {
        title: 'Manage Workspace Trust',
        command: 'workbench.trust.manage',
      });
    }
    const profile = this.parts.profiles.current();
    const connection = isEmbedded(profile)
      ? await this.embedded(profile)
      : ((await this.signedIn(profile)) ?? (await this.signIn(profile)));
    this.become('ready');
    return connection;
  }

  /**
   * Asks for a token, and first for the platform where none is given; forgets that an earlier token
   * was refused.
   */
  async signIn(given?: Profile): Promise<Connection> {
    const signedIn = await this.parts.accounts.signIn(given);
    if (signedIn === undefined) throw new vscode.CancellationError();
    const { account, profile } = signedIn;
    this.refused.delete(account.token);
    return this.connect(profile, account);
  }

  dispose(): void {
    this.watching.dispose();
    for (const { client } of this.live.values()) client.close();
    this.changed.dispose();
  }

  private async quietSandbox(profile: Profile): Promise<Connection | undefined> {
    const autoStart = vscode.workspace
      .getConfiguration('crowdsmith.sandbox')
      .get<boolean>('autoStart', true);
    const sandbox = this.parts.sandbox.state;
    if (sandbox.state === 'failed') throw new Error(sandbox.message);
    // What a person has stopped is not started behind their back.
    const startable = autoStart && sandbox.state === 'stopped' && sandbox.by === 'nobody';
    const alive = sandbox.state === 'running' || sandbox.state === 'starting';
    return alive || startable ? this.embedded(profile) : undefined;
  }

  private async embedded(profile: Profile): Promise<Connection> {
    const { url, token } = await this.parts.sandbox.ensureRunning();
    const account = { id: sandboxAccount, label: 'Sandbox requester', token };
    return this.connect({ ...profile, baseUrl: url }, account);
  }

  private async signedIn(profile: Profile): Promise<Connection | undefined> {
    const account = await this.parts.accounts.of(profile);
    return account === undefined ? undefined : this.connectAs(profile, account);
  }

  /** Undefined when the platform has refused the account's token. */
  private async connectAs(profile: Profile, account: Credentials): Promise<Connection | undefined> {
    return this.refused.has(account.token) ? undefined : this.connect(profile, account);
  }

  private async connect(profile: Profile, account: Credentials): Promise<Connection> {
    const { token, label } = account;
    const key = `${profile.name} ${profile.baseUrl} ${token}`;
    const known = this.live.get(key);
    if (known !== undefined) return known;
    const { createPlatformClient } = await import('./remote');
    const client = createPlatformClient({
      baseUrl: profile.baseUrl,
      token,
      authorization: account.authorization ?? profile.authorization,
      onRequest: ({ method, path, milliseconds, outcome }) => {
        this.parts.log.trace(`${method} ${path} ${outcome} ${Math.round(milliseconds)} ms`);
        if (outcome === 401) this.tokenRefused(profile, token, label);
      },
    });
    const connection = { profile, client, token, account: label, accountId: account.id };
    this.live.set(key, connection);
    return connection;
  }

  /** Nothing of an account that was signed out, here or in another window, stays in memory. */
  private async forgetSignedOut(): Promise<void> {
    const sessions = await this.parts.accounts.getSessions();
    const known = new Set([sandboxAccount, ...sessions.map(({ id }) => id)]);
    for (const [key, { accountId, client, token }] of this.live) {
      if (known.has(accountId)) continue;
      client.close();
      this.live.delete(key);
      this.refused.delete(token);
    }
  }

  private tokenRefused(profile: Profile, token: string, who: string): void {
    if (this.refused.has(token)) return;
    this.refused.add(token);
    this.reconsider();
    const signIn = 'Sign In Again';
    void this.parts
      .ask()
      .tell('warning', `${profile.label} no longer accepts the token of ${who}.`, [signIn])
      .then((answer) => {
        if (answer === signIn) void vscode.commands.executeCommand('crowdsmith.signIn');
      });
  }

  private absence(profile: Profile): ConnectionState {
    return isEmbedded(profile) ? 'sandboxStopped' : 'signedOut';
  }

  private reconsider(): void {
    this.changed.fire();
  }

  private become(state: ConnectionState): void {
    if (this.known === state) return;
    this.known = state;
    void vscode.commands.executeCommand('setContext', 'crowdsmith.connection', state);
  }
}
