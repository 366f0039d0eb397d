import * as path from 'node:path';
import * as vscode from 'vscode';

/** More files than this are not offered; whoever has more types a piece of the name anyway. */
const mostFiles = 5_000;

const leftOut = '**/{node_modules,.git,.crowdsmith}/**';

/** The files of each workspace folder, for completing paths. Listed when somebody first asks. */
export class FolderFiles implements vscode.Disposable {
  private readonly lists = new Map<string, readonly string[]>();
  private readonly watching: vscode.Disposable;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
    this.watching = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(() => this.lists.clear()),
      watcher.onDidDelete(() => this.lists.clear()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.lists.clear()),
    );
  }

  /** Paths relative to `folder`, which lies below `root`; undefined when they are to be listed first. */
  known(root: string, folder: string): readonly string[] | undefined {
    return this.lists
      .get(root)
      ?.map((file) => path.relative(folder, file).split(path.sep).join('/'));
  }

  async list(root: string): Promise<void> {
    const found = await vscode.workspace.findFiles(
      new vscode.RelativePattern(vscode.Uri.file(root), '**/*'),
      leftOut,
      mostFiles,
    );
    this.lists.set(
      root,
      found.map(({ fsPath }) => fsPath),
    );
  }

  dispose(): void {
    this.watching.dispose();
  }
}
