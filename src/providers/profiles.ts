import * as vscode from 'vscode';
import type { Profile } from '../api';
import { builtInProfiles } from '../api/profiles';

/** The platforms to talk to: those built in and those of the user's settings; one is current. */
export class Profiles implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watching: vscode.Disposable;
  readonly onDidChange = this.changed.event;

  constructor() {
    this.watching = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('crowdsmith.profile')) this.changed.fire();
      if (event.affectsConfiguration('crowdsmith.profiles')) this.changed.fire();
    });
  }

  list(): readonly Profile[] {
    return [...builtInProfiles, ...ownProfiles()];
  }

  /** The chosen profile; a name that no longer exists falls back to the sandbox, which costs nothing. */
  current(): Profile {
    const name = vscode.workspace.getConfiguration('crowdsmith').get<string>('profile', 'sandbox');
    return this.byName(name) ?? this.embedded();
  }

  byName(name: string): Profile | undefined {
    return this.list().find((profile) => profile.name === name);
  }

  /** Chosen for the workspace where there is one, since the lock file's ids belong to it. */
  async switchTo(name: string): Promise<void> {
    const target =
      vscode.workspace.workspaceFolders === undefined
        ? vscode.ConfigurationTarget.Global
        : vscode.ConfigurationTarget.Workspace;
    await vscode.workspace.getConfiguration('crowdsmith').update('profile', name, target);
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
  }

  private embedded(): Profile {
    const profile = builtInProfiles.find(isEmbedded);
    if (profile === undefined) throw new Error('The embedded sandbox profile is missing.');
    return profile;
  }
}

/** The sandbox that ships with the extension, as opposed to a remote sandbox. */
export function isEmbedded(profile: Profile): boolean {
  return profile.name === 'sandbox';
}

/**
 * Profiles of the user's settings. The setting has application scope, so that a cloned folder
 * cannot send somebody's token to a host of its choice; built-in names cannot be taken over.
 */
function ownProfiles(): readonly Profile[] {
  const setting: unknown = vscode.workspace.getConfiguration('crowdsmith').get('profiles');
  if (!Array.isArray(setting)) return [];
  const taken = new Set(builtInProfiles.map((profile) => profile.name));
  return setting.flatMap((entry: unknown) => {
    const profile = ownProfile(entry);
    if (profile === undefined || taken.has(profile.name)) return [];
    taken.add(profile.name);
    return [profile];
  });
}

function ownProfile(entry: unknown): Profile | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { name, label, baseUrl, authorization, sandbox } = entry as Record<string, unknown>;
  if (typeof name !== 'string' || name === '') return undefined;
  if (typeof baseUrl !== 'string' || !URL.canParse(baseUrl)) return undefined;
  return {
    name,
    label: typeof label === 'string' && label !== '' ? label : name,
    baseUrl: baseUrl.replace(/\/+$/, '').replace(/\/api\/v1$/, ''),
    authorization: authorization === 'OAuth' ? 'OAuth' : 'ApiKey',
    sandbox: sandbox === true,
    capabilities: { poolCheck: false, moderation: false },
  };
}
