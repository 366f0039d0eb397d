import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Profiles } from './profiles';
import { rootOf } from './specFiles';

/** Which spec of the workspace became which remote object on the current profile. */
export class SpecLinks implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watching: vscode.Disposable;
  private specs: ReadonlyMap<string, vscode.Uri> = new Map();
  private reading: Promise<void> | undefined;
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly profiles: Profiles,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const locks = vscode.workspace.createFileSystemWatcher('**/crowdsmith.lock.json');
    const readAgain = (): void => void this.read();
    this.watching = vscode.Disposable.from(
      locks,
      locks.onDidChange(readAgain),
      locks.onDidCreate(readAgain),
      locks.onDidDelete(readAgain),
      profiles.onDidChange(readAgain),
      vscode.workspace.onDidChangeWorkspaceFolders(readAgain),
    );
  }

  /** The spec that describes this remote object, as far as the lock files say. */
  specOf(remoteId: string): vscode.Uri | undefined {
    return this.specs.get(remoteId);
  }

  /** The remote id of a spec, as it was when the lock files were last read. */
  remoteOf(spec: vscode.Uri): string | undefined {
    const wanted = spec.toString();
    return this.all().find(([, uri]) => uri.toString() === wanted)?.[0];
  }

  /** All pairs of remote id and spec. */
  all(): readonly (readonly [id: string, spec: vscode.Uri])[] {
    return [...this.specs];
  }

  /** The remote id of a spec on the current profile; read afresh, since a command acts on it. */
  async idOf(spec: vscode.Uri): Promise<string | undefined> {
    const { openLock } = await import('../workspace');
    const root = rootOf(spec);
    const lock = await openLock(root, this.profiles.current().name);
    return lock.idOf(relativeTo(root, spec));
  }

  /** Reads the lock files of all folders. Calls at the same time share one reading. */
  read(): Promise<void> {
    this.reading ??= this.readAll()
      .catch((error: unknown) => {
        this.log.warn(`The lock file could not be read: ${String(error)}`);
      })
      .finally(() => (this.reading = undefined));
    return this.reading;
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
  }

  private async readAll(): Promise<void> {
    const { openLock } = await import('../workspace');
    const found = new Map<string, vscode.Uri>();
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      const lock = await openLock(uri.fsPath, this.profiles.current().name);
      for (const [spec, { id }] of Object.entries(lock.entries())) {
        if (id !== undefined) found.set(id, vscode.Uri.joinPath(uri, spec));
      }
    }
    this.specs = found;
    this.changed.fire();
  }
}

/** A spec's path as the lock file has it: from the root, with forward slashes. */
export function relativeTo(root: string, spec: vscode.Uri): string {
  return path.relative(root, spec.fsPath).split(path.sep).join('/');
}
