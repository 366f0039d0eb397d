import * as vscode from 'vscode';
import type { PlatformClient, Profile } from '../api';
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
}

export type ConnectionState = 'ready' | 'connecting' | 'signedOut' | 'sandboxStopped';

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
      parts.accounts.onDidChangeSessions(() => this.reconsider()),
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

  /** Asks for a token and forgets that an earlier one was refused. */
  async signIn(profile: Profile): Promise<Connection> {
    const account = await this.parts.accounts.signIn(profile);
    if (account === undefined) throw new vscode.CancellationError();
    this.refused.delete(account.token);
    return this.connect(profile, account.token, account.label);
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
    return this.connect({ ...profile, baseUrl: url }, token, 'Sandbox requester');
  }

  private async signedIn(profile: Profile): Promise<Connection | undefined> {
    const account = await this.parts.accounts.of(profile);
    if (account === undefined || this.refused.has(account.token)) return undefined;
    return this.connect(profile, account.token, account.label);
  }

  private async connect(profile: Profile, token: string, label: string): Promise<Connection> {
    const key = `${profile.name} ${profile.baseUrl} ${token}`;
    const known = this.live.get(key);
    if (known !== undefined) return known;
    const { createPlatformClient } = await import('./remote');
    const client = createPlatformClient({
      baseUrl: profile.baseUrl,
      token,
      authorization: profile.authorization,
      onRequest: ({ method, path, milliseconds, outcome }) => {
        this.parts.log.trace(`${method} ${path} ${outcome} ${Math.round(milliseconds)} ms`);
        if (outcome === 401) this.tokenRefused(profile, token, label);
      },
    });
    const connection = { profile, client, token, account: label };
    this.live.set(key, connection);
    return connection;
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
