import * as path from 'node:path';
import * as vscode from 'vscode';

/** Tells when one of a set of files is another one on disk. Watches folders, not whole trees. */
export class FileWatch implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly watchers = new Map<string, vscode.FileSystemWatcher>();
  readonly onDidChange = this.changed.event;

  /** Watches the folder that this file is or would be in. */
  add(file: string): void {
    const folder = path.dirname(file);
    if (this.watchers.has(folder)) return;
    const pattern = new vscode.RelativePattern(vscode.Uri.file(folder), '*');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const tell = (uri: vscode.Uri): void => this.changed.fire(uri);
    watcher.onDidChange(tell);
    watcher.onDidCreate(tell);
    watcher.onDidDelete(tell);
    this.watchers.set(folder, watcher);
  }

  dispose(): void {
    for (const watcher of this.watchers.values()) watcher.dispose();
    this.changed.dispose();
  }
}

/** The text of a file as it stands in an editor, unsaved changes included. */
export function textInEditor(file: string): string | undefined {
  return inEditor(file)?.getText();
}

export function isInEditor(file: string): boolean {
  return inEditor(file) !== undefined;
}

function inEditor(file: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    ({ uri, isClosed }) => uri.scheme === 'file' && uri.fsPath === file && !isClosed,
  );
}
