import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { panelPage } from '../pages';

interface PageOfPanel {
  /** Where our pages are. */
  readonly assets: vscode.Uri;
  /** The name of its script and its style there. */
  readonly page: string;
  /** Where its sounds may come from. */
  readonly media?: readonly string[];
}

/** Puts one of our pages into a panel, under its title. */
export function fillPanel(
  { webview, title }: vscode.WebviewPanel,
  { assets, page, media }: PageOfPanel,
): void {
  const address = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(assets, file)).toString();
  webview.html = panelPage({
    nonce: randomBytes(16).toString('base64url'),
    cspSource: webview.cspSource,
    script: address(`${page}.js`),
    style: address(`${page}.css`),
    title,
    ...(media && { media }),
  });
}
