import * as vscode from 'vscode';
import {
  PreviewHost,
  SpecPreview,
  withoutScripts,
  type HostMessage,
  type PageMessage,
  type PreviewModel,
} from '../../preview';
import { openWorkspace } from '../../workspace';
import { failureMessage } from '../failures';
import { FileWatch } from '../fileWatch';
import { rootOf } from '../specFiles';
import { EditorFiles } from './editorFiles';
import { appendRow, copyRow } from './goldenRows';
import { allowedHosts, loadPage, openLink } from './panelPage';
import type { Tell } from './previewTold';
import { reviewsFor, type ReviewServices } from './reviews';
import { SharedProblems } from './sharedProblems';
import { SourceSync } from './sourceSync';

export interface PanelParts {
  readonly panel: vscode.WebviewPanel;
  readonly extension: vscode.Uri;
  readonly services: ReviewServices;
  readonly tell: Tell;
}

/** The preview of one spec: draws its newest state, and speaks with the editors it is written in. */
export class SpecPanel implements vscode.Disposable {
  readonly #life: { dispose(): unknown }[] = [];
  readonly #disk = new FileWatch();
  readonly #host: PreviewHost;
  readonly #sync: SourceSync;
  readonly #problems: SharedProblems;
  readonly #files: EditorFiles;
  #state: 'alive' | 'gone' = 'alive';

  static async open(parts: PanelParts, spec: vscode.Uri): Promise<SpecPanel> {
    const workspace = openWorkspace(rootOf(spec));
    const path = await workspace.locate(spec.fsPath);
    const files = new EditorFiles(rootOf(spec), workspace);
    return new SpecPanel(parts, spec, new SpecPreview(files, path), files);
  }

  private constructor(
    private readonly parts: PanelParts,
    private readonly spec: vscode.Uri,
    preview: SpecPreview,
    files: EditorFiles,
  ) {
    const { panel, services } = parts;
    const post = (message: HostMessage): void => this.#post(message);
    this.#files = files;
    this.#sync = new SourceSync(preview, files, post);
    this.#problems = new SharedProblems(preview, files, post);
    this.#host = new PreviewHost({
      preview,
      post,
      reviews: reviewsFor(services, spec, preview, files),
      abilities: ['reveal', 'append-row', 'review'],
      finish: (model) => this.#finished(model),
      copy: copyRow,
      append: (row) => appendRow(files, row),
      drawn: () => this.#read(),
      explain: failureMessage,
    });
    this.#life.push(
      this.#disk,
      this.#sync,
      this.#problems,
      this.#disk.onDidChange((uri) => this.#changed(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#changed(document.uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#changed(uri)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#load()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('crowdsmith.preview', spec)) this.#load();
      }),
      panel.webview.onDidReceiveMessage((message: PageMessage) => this.receive(message)),
      panel.onDidDispose(() => this.#end()),
    );
    this.#disk.add(spec.fsPath);
    this.#load();
  }

  reveal(): void {
    this.parts.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.parts.panel.dispose();
  }

  /** What the page says. */
  receive(message: PageMessage): void {
    this.parts.tell({ spec: this.spec, by: 'page', message });
    if (this.#host.receive(message)) {
      if (message.type === 'ready') {
        this.#problems.tellPage('always');
        this.#sync.again();
      }
      return;
    }
    switch (message.type) {
      case 'openLink':
        void openLink(message.url);
        break;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        break;
      case 'reveal':
        this.#try(this.#sync.reveal(message.place));
        break;
      case 'revealFinding':
        this.#try(this.#sync.revealLine(message.file, message.line));
        break;
      case 'problems':
        this.#problems.showInEditor(message.problems);
        break;
      default:
        break;
    }
  }

  /** The page itself carries the policy, so that a change of it needs another page. */
  #load(): void {
    const { panel, extension } = this.parts;
    const remember = { spec: this.spec.toString() };
    loadPage(panel, extension, { allowedHosts: allowedHosts(this.spec), remember });
    void this.#host.refresh();
  }

  /** In a workspace nobody has vouched for, a spec's own script does not run. */
  #finished(model: PreviewModel): PreviewModel {
    const trusted = vscode.workspace.isTrusted ? model : withoutScripts(model);
    return { ...trusted, allowedHosts: allowedHosts(this.spec) };
  }

  #read(): void {
    for (const file of this.#files.asked) this.#disk.add(file);
    this.#problems.tellPage('if-changed');
  }

  #changed(uri: vscode.Uri): void {
    const isOurs = this.#files.asked.has(uri.fsPath) || uri.fsPath === this.spec.fsPath;
    if (uri.scheme === 'file' && isOurs) void this.#host.refresh();
  }

  #post(message: HostMessage): void {
    if (this.#state === 'gone') return;
    this.parts.tell({ spec: this.spec, by: 'host', message });
    void this.parts.panel.webview.postMessage(message);
  }

  #try(deed: Promise<void>): void {
    deed.catch((error: unknown) => {
      this.#post({ type: 'notice', kind: 'failed', message: failureMessage(error) });
    });
  }

  #end(): void {
    this.#state = 'gone';
    this.#host.end();
    for (const part of this.#life) part.dispose();
  }
}
