import * as vscode from 'vscode';

const scheme = 'crowdsmith-remote';

/** A text, or a file that has it. */
type Text = string | { readonly sameAs: vscode.Uri };

/** Read-only texts of what the platform has, for the left side of a diff editor. */
export class RemoteTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, Text>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registered: vscode.Disposable;
  readonly onDidChange = this.changed.event;

  constructor() {
    this.registered = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === scheme) this.texts.delete(uri.toString());
      }),
    );
  }

  /** An address under which the text can be opened; a later text of the file takes its place. */
  put(file: vscode.Uri, profile: string, text: Text): vscode.Uri {
    // The path keeps the file's name, which tells the editor the language.
    const uri = vscode.Uri.from({ scheme, path: file.path, query: profile });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    return uri;
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const text = this.texts.get(uri.toString()) ?? '';
    if (typeof text === 'string') return text;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(text.sameAs));
  }

  dispose(): void {
    this.registered.dispose();
    this.changed.dispose();
  }
}
