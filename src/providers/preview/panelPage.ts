import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { previewAssets, previewPage } from '../../preview';

const viewType = 'crowdsmith.preview';

export function createPanel(title: string, extension: vscode.Uri): vscode.WebviewPanel {
  const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  const options = { ...webviewOptions(extension), retainContextWhenHidden: true };
  return vscode.window.createWebviewPanel(viewType, title, where, options);
}

export function webviewOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [assetsOf(extension)] };
}

/** Loads the page into a panel. `remember` comes back with the panel after a reload of the window. */
export function loadPage(
  panel: vscode.WebviewPanel,
  extension: vscode.Uri,
  about: {
    readonly allowedHosts: readonly string[];
    readonly remember: Readonly<Record<string, unknown>>;
  },
): void {
  panel.iconPath = {
    light: vscode.Uri.joinPath(extension, 'media', 'preview-light.svg'),
    dark: vscode.Uri.joinPath(extension, 'media', 'preview-dark.svg'),
  };
  const { webview } = panel;
  webview.html = previewPage({
    nonce: randomBytes(16).toString('base64url'),
    cspSource: webview.cspSource,
    assets: previewAssets((file) =>
      webview.asWebviewUri(vscode.Uri.joinPath(assetsOf(extension), file)).toString(),
    ),
    title: panel.title,
    ...about,
  });
}

/** Origins of the setting; in a workspace that nobody has vouched for its own settings do not count. */
export function allowedHosts(scope?: vscode.Uri): readonly string[] {
  const setting = vscode.workspace.getConfiguration('crowdsmith.preview', scope);
  const hosts = setting.get<readonly unknown[]>('allowedHosts', []);
  return hosts.flatMap((host) => {
    const address = String(host).includes('://') ? String(host) : `https://${String(host)}`;
    return URL.canParse(address) ? [new URL(address).origin] : [];
  });
}

/** Only web pages: a spec must not open files or run commands. */
export async function openLink(url: string): Promise<void> {
  if (/^https?:\/\//i.test(url)) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

function assetsOf(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'preview');
}
