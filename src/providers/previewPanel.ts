import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import {
  previewAssets,
  previewPage,
  type HostMessage,
  type PageMessage,
  type PreviewModel,
} from '../preview';
import { failureMessage } from './failures';
import { FileWatch } from './fileWatch';
import type { PreviewTold } from './preview/previewTold';
import { previewModelFor } from './preview/previewSource';

/** Pause after a keystroke before the page is drawn anew, in milliseconds. */
const pause = 40;
const memoryKey = 'crowdsmith.previews';

export interface PreviewPanels {
  open(spec: vscode.Uri): void;
  /** Brings a panel of an earlier window back to life. */
  restore(panel: vscode.WebviewPanel, state: unknown): void;
}

type Tell = (news: PreviewTold) => void;

export function createPanels(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  tell: Tell,
): PreviewPanels {
  const panels = new Map<string, PreviewPanel>();
  const extension = context.extensionUri;
  const options: vscode.WebviewOptions & vscode.WebviewPanelOptions = {
    enableScripts: true,
    localResourceRoots: [assetsOf(extension)],
    retainContextWhenHidden: true,
  };
  /** What was open in an earlier window, before this one changes the list. */
  const earlier = context.workspaceState.get<readonly string[]>(memoryKey, []);
  const remember = (): void => {
    const specs = [...panels.keys()];
    void context.workspaceState.update(memoryKey, specs);
  };
  const adopt = (panel: vscode.WebviewPanel, spec: vscode.Uri): void => {
    const key = spec.toString();
    const preview = new PreviewPanel({ panel, spec, extension, log, tell });
    panels.set(key, preview);
    remember();
    panel.onDidDispose(() => {
      panels.delete(key);
      remember();
    });
  };
  context.subscriptions.push({ dispose: () => panels.forEach((panel) => panel.dispose()) });
  return {
    open(spec) {
      const known = panels.get(spec.toString());
      if (known !== undefined) {
        known.reveal();
        return;
      }
      const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      adopt(
        vscode.window.createWebviewPanel('crowdsmith.preview', titleOf(spec), where, options),
        spec,
      );
    },
    restore(panel, state) {
      panel.webview.options = options;
      const spec = specIn(state) ?? specTitled(panel.title, earlier);
      // A panel whose spec nobody remembers would stay blank for ever.
      if (spec === undefined || panels.has(spec.toString())) panel.dispose();
      else adopt(panel, spec);
    },
  };
}

interface PanelParts {
  readonly panel: vscode.WebviewPanel;
  readonly spec: vscode.Uri;
  readonly extension: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly tell: Tell;
}

/** One preview: draws the newest state of a spec and forgets what was overtaken. */
class PreviewPanel implements vscode.Disposable {
  private readonly life: { dispose(): unknown }[] = [];
  private readonly disk = new FileWatch();
  private files: ReadonlySet<string>;
  private version = 0;
  private newest: HostMessage | undefined;
  private page: 'loading' | 'ready' | 'gone' = 'loading';
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: PanelParts) {
    const { panel, spec, extension } = parts;
    this.files = new Set([spec.fsPath]);
    panel.iconPath = {
      light: vscode.Uri.joinPath(extension, 'media', 'preview-light.svg'),
      dark: vscode.Uri.joinPath(extension, 'media', 'preview-dark.svg'),
    };
    this.life.push(
      this.disk,
      this.disk.onDidChange((uri) => this.changed(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.changed(document.uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.changed(uri)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.refresh()),
      panel.webview.onDidReceiveMessage((message: PageMessage) => this.received(message)),
      panel.onDidDispose(() => this.end()),
    );
    panel.webview.html = previewPage({
      nonce: randomBytes(16).toString('base64url'),
      cspSource: panel.webview.cspSource,
      assets: previewAssets((file) =>
        panel.webview.asWebviewUri(vscode.Uri.joinPath(assetsOf(extension), file)).toString(),
      ),
      title: titleOf(spec),
    });
    void this.refresh();
  }

  reveal(): void {
    this.parts.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.parts.panel.dispose();
  }

  private end(): void {
    this.page = 'gone';
    clearTimeout(this.timer);
    for (const part of this.life) part.dispose();
  }

  private changed(uri: vscode.Uri): void {
    if (uri.scheme !== 'file' || !this.files.has(uri.fsPath)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), pause);
  }

  private async refresh(): Promise<void> {
    const version = (this.version += 1);
    const files = new Set([this.parts.spec.fsPath]);
    const message = await this.read(version, files);
    // A slower look at an older text must not replace a newer one.
    if (version !== this.version || this.isGone()) return;
    this.files = files;
    for (const file of files) this.disk.add(file);
    this.newest = message;
    if (this.page === 'ready') await this.parts.panel.webview.postMessage(message);
  }

  private isGone(): boolean {
    return this.page === 'gone';
  }

  private async read(version: number, files: Set<string>): Promise<HostMessage> {
    try {
      const model = await previewModelFor(this.parts.spec, files);
      return { type: 'render', version, model: allowed(model) };
    } catch (error) {
      return { type: 'trouble', version, message: failureMessage(error) };
    }
  }

  private received(message: PageMessage): void {
    const { spec, panel, log, tell } = this.parts;
    switch (message.type) {
      case 'ready':
        this.page = 'ready';
        if (this.newest !== undefined) void panel.webview.postMessage(this.newest);
        break;
      case 'openLink':
        void openLink(message.url);
        break;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        break;
      case 'submitted':
        log.debug(`Preview of ${spec.path}: ${JSON.stringify(message.answers)}`);
        break;
      case 'drawn':
        break;
    }
    tell({ spec, message });
  }
}

/** In a workspace nobody has vouched for, a spec's own script does not run. */
function allowed(model: PreviewModel): PreviewModel {
  if (vscode.workspace.isTrusted || model.interface.kind !== 'classic') return model;
  return { ...model, interface: { ...model.interface, script: '' } };
}

/** Only web pages: a spec must not open files or run commands. */
async function openLink(url: string): Promise<void> {
  if (/^https?:\/\//i.test(url)) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

function assetsOf(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'preview');
}

function titleOf(spec: vscode.Uri): string {
  return `Preview ${spec.path.slice(spec.path.lastIndexOf('/') + 1)}`;
}

function specIn(state: unknown): vscode.Uri | undefined {
  if (typeof state !== 'object' || state === null || !('spec' in state)) return undefined;
  return typeof state.spec === 'string' ? vscode.Uri.parse(state.spec, true) : undefined;
}

function specTitled(title: string, specs: readonly string[]): vscode.Uri | undefined {
  return specs.map((text) => vscode.Uri.parse(text, true)).find((spec) => titleOf(spec) === title);
}
