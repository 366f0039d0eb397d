import * as vscode from 'vscode';
import type { DriftState, KnownLocals } from '../../deploy/compare';
import type { KnownObjects, Listed } from '../knownObjects';
import type { Profiles } from '../profiles';
import { mayBeNamed } from '../specFiles';
import type { SpecLinks } from '../specLinks';

/** How long to wait for further changes, in milliseconds. */
const settle = 300;

/** What runs and installations write. */
const notOurs = /\/(?:\.crowdsmith|\.git|node_modules)\//;

interface Parts {
  readonly profiles: Profiles;
  readonly links: SpecLinks;
  readonly listed: Listed;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Whether specs and their remote objects are still the same, by what the trees have listed: nothing is
 * requested for it. Worked out again when a spec, the lock file or what is listed changes.
 */
export class Drift implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watching: vscode.Disposable;
  private states: ReadonlyMap<string, DriftState> = new Map();
  private locals: KnownLocals = new Map();
  private timer: NodeJS.Timeout | undefined;
  private working = Promise.resolve();
  readonly onDidChange = this.changed.event;

  constructor(private readonly parts: Parts) {
    const { profiles, links, listed } = parts;
    const files = vscode.workspace.createFileSystemWatcher('**/*');
    const fileChanged = (uri: vscode.Uri): void => {
      if (mayBeNamed(uri) && !notOurs.test(uri.path)) this.readAgain();
    };
    this.watching = vscode.Disposable.from(
      files,
      files.onDidChange(fileChanged),
      files.onDidCreate(fileChanged),
      files.onDidDelete(fileChanged),
      links.onDidChange(() => this.readAgain()),
      profiles.onDidChange(() => this.readAgain()),
      listed.onDidChange(() => this.soon()),
    );
  }

  /** Of a remote object by its id, or of a spec; undefined while it is not known. */
  state(of: string | vscode.Uri): DriftState | undefined {
    const id = typeof of === 'string' ? of : this.parts.links.remoteOf(of);
    return id === undefined ? undefined : this.states.get(id);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.watching.dispose();
    this.changed.dispose();
  }

  private readAgain(): void {
    this.locals = new Map();
    this.soon();
  }

  private soon(): void {
    // Without a deployed spec there is nothing to compare.
    if (this.parts.links.all().length === 0 && this.states.size === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.working = this.working.then(() => this.workOut());
    }, settle);
  }

  private async workOut(): Promise<void> {
    const states = new Map<string, DriftState>();
    try {
      for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
        for (const [id, state] of await this.inFolder(uri.fsPath)) states.set(id, state);
      }
    } catch (error) {
      this.parts.log.debug(`drift: ${String(error)}`);
      return;
    }
    const isSame =
      states.size === this.states.size &&
      [...states].every(([id, state]) => this.states.get(id) === state);
    this.states = states;
    if (!isSame) this.changed.fire();
  }

  private async inFolder(root: string): Promise<ReadonlyMap<string, DriftState>> {
    const { driftsIn, openWorkspace } = await import('../remote');
    const known = this.parts.listed.all();
    const objects = new Map<string, object>();
    for (const [kind, list] of Object.entries(lists)) {
      for (const { id, object } of known[list]) {
        if (object !== undefined) objects.set(`${kind} ${id}`, object);
      }
    }
    const profile = this.parts.profiles.current();
    return driftsIn(
      { workspace: openWorkspace(root), profile },
      (kind, id) => objects.get(`${kind} ${id}`),
      this.locals,
    );
  }
}

const lists: Readonly<Record<string, keyof KnownObjects>> = {
  project: 'projects',
  pool: 'pools',
  training: 'trainings',
  skill: 'skills',
};
