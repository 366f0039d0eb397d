import * as vscode from 'vscode';
import { pictureOf, type PipelinePicture } from '../../pipeline/picture';
import { planRun } from '../../pipeline/plan';
import type { HostMessage, PageMessage } from '../../watch';
import { failureMessage } from '../failures';
import { FileWatch } from '../fileWatch';
import { rootOf } from '../specFiles';
import { openEditedWorkspace } from './editedWorkspace';
import { rememberTexts } from './knownTexts';

/** Milliseconds of quiet before a changed spec is read again: whole files stand behind it. */
const quiet = 150;

/** A pipeline's spec, drawn, as it stands in the editor: stages, thresholds, counts and money. */
export class DiagramPanel implements vscode.Disposable {
  readonly #life: { dispose(): unknown }[] = [];
  readonly #disk = new FileWatch();
  readonly #workspace;
  readonly #readTexts;
  #waiting: NodeJS.Timeout | undefined;
  #picture: PipelinePicture | undefined;
  #newest = 0;
  #isOver = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly spec: vscode.Uri,
    private readonly tell: (message: HostMessage) => void,
  ) {
    this.#workspace = openEditedWorkspace(rootOf(spec));
    this.#readTexts = rememberTexts(rootOf(spec));
    this.#disk.add(spec.fsPath);
    this.#life.push(
      this.#disk,
      this.#disk.onDidChange((uri) => this.#changed(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#changed(document.uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#changed(uri)),
      panel.webview.onDidReceiveMessage((message: PageMessage) => void this.receive(message)),
      panel.onDidDispose(() => this.#end()),
    );
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.panel.dispose();
  }

  async receive(message: PageMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        await this.#refresh();
        break;
      case 'start':
        await vscode.commands.executeCommand('crowdsmith.runPipeline', this.spec);
        break;
      case 'open-spec': {
        // Only what the picture names: a page is not believed.
        const { path = '', stages = [] } = this.#picture ?? {};
        const known = [path, ...stages.flatMap(({ specs }) => specs.map((one) => one.path))];
        if (!known.includes(message.path)) break;
        const file = vscode.Uri.joinPath(vscode.Uri.file(rootOf(this.spec)), message.path);
        await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One });
        break;
      }
      default:
    }
  }

  #changed(uri: vscode.Uri): void {
    const { asked } = this.#workspace;
    if (uri.scheme !== 'file' || (uri.fsPath !== this.spec.fsPath && !asked.has(uri.fsPath)))
      return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#refresh(), quiet);
  }

  /** What cannot be drawn now leaves the last good picture, with the reason. */
  async #refresh(): Promise<void> {
    this.#newest += 1;
    const mine = this.#newest;
    const workspace = this.#workspace;
    let trouble: string | undefined;
    let picture: PipelinePicture | undefined;
    try {
      const plan = await planRun({
        ...{ workspace, specPath: this.spec.fsPath, profile: 'none' },
        readTexts: this.#readTexts,
      });
      picture = pictureOf(plan);
    } catch (error) {
      trouble = failureMessage(error);
    }
    if (this.#isOver || mine !== this.#newest) return;
    for (const file of workspace.asked) this.#disk.add(file);
    this.#picture = picture ?? this.#picture;
    const message: HostMessage = {
      type: 'picture',
      memory: { spec: this.spec.toString(), shows: 'diagram' },
      ...(this.#picture !== undefined && { picture: this.#picture }),
      ...(trouble !== undefined && { trouble }),
    };
    void this.panel.webview.postMessage(message);
    this.tell(message);
  }

  #end(): void {
    this.#isOver = true;
    clearTimeout(this.#waiting);
    for (const part of this.#life) part.dispose();
  }
}
