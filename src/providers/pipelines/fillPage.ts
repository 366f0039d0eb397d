import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { panelPage } from '../../pages';

/** Puts the page of pipelines into a panel. It draws what it is told: a run, or a spec. */
export function fillPage(panel: vscode.WebviewPanel, extension: vscode.Uri): void {
  const file = (...names: readonly string[]): vscode.Uri =>
    vscode.Uri.joinPath(extension, ...names);
  panel.iconPath = {
    light: file('media', 'pipeline-light.svg'),
    dark: file('media', 'pipeline-dark.svg'),
  };
  const { webview } = panel;
  const address = (name: string): string =>
    webview.asWebviewUri(file('dist', 'preview', name)).toString();
  webview.html = panelPage({
    nonce: randomBytes(16).toString('base64url'),
    cspSource: webview.cspSource,
    script: address('watch.js'),
    style: address('watch.css'),
    title: panel.title,
    media: ['blob:'],
  });
}
