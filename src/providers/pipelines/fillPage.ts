import * as vscode from 'vscode';
import { fillPanel } from '../fillPanel';

/** Puts the page of pipelines into a panel. It draws what it is told: a run, or a spec. */
export function fillPage(panel: vscode.WebviewPanel, extension: vscode.Uri): void {
  const icon = (theme: 'light' | 'dark'): vscode.Uri =>
    vscode.Uri.joinPath(extension, 'media', `pipeline-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  const assets = vscode.Uri.joinPath(extension, 'dist', 'preview');
  fillPanel(panel, { assets, page: 'watch', media: ['blob:'] });
}
