import * as vscode from 'vscode';
import type { PageMessage, PlanView } from '../../plan';
import type { PlanPanel, PlanWork } from './planPanel';

/** The one page for plans of this window. */
export class Plans implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<PlanView>();
  private panel: PlanPanel | undefined;
  /** What the page shows, whenever it is another thing. */
  readonly onDidChange = this.changed.event;
  view: PlanView | undefined;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Opens the page, or shows another plan on the page that is open. */
  async show(work: PlanWork): Promise<void> {
    if (this.panel !== undefined) {
      this.panel.show(work);
      return;
    }
    const { PlanPanel } = await import('./planPanel');
    const assets = vscode.Uri.joinPath(this.extension, 'dist', 'preview');
    const webview = vscode.window.createWebviewPanel(
      'crowdsmith.plan',
      'Deploy Plan',
      vscode.ViewColumn.Active,
      { enableScripts: true, localResourceRoots: [assets], retainContextWhenHidden: true },
    );
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(this.extension, 'media', `plan-${theme}.svg`);
    webview.iconPath = { light: icon('light'), dark: icon('dark') };
    webview.onDidDispose(() => {
      this.panel = undefined;
      this.view = undefined;
    });
    this.panel = new PlanPanel(webview, work, assets, this.log, (view) => {
      this.view = view;
      this.changed.fire(view);
    });
  }

  /** What the page would send when a person presses something there. */
  press(message: PageMessage): void {
    this.panel?.received(message);
  }

  dispose(): void {
    this.panel?.dispose();
    this.changed.dispose();
  }
}
