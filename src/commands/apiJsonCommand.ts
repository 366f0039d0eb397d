import * as vscode from 'vscode';
import { applyChangedFiles } from '../providers/remoteSpecs';
import type { CommandRunner } from './commandRunner';

/** `New Spec from API JSON`: what is selected, else what the clipboard holds, becomes a spec of its own. */
export function registerApiJsonCommand(commands: CommandRunner): void {
  commands.registerCommand('crowdsmith.specFromJson', 'There is no spec', async () => {
    const { freshFilesOfApiJson } = await import('../providers/remote');
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (root === undefined) throw new Error('Open a folder first: specs are files in it.');
    const files = freshFilesOfApiJson(await givenText(), root.fsPath);
    const [spec] = files ?? [];
    if (files === undefined || spec === undefined) {
      throw new Error(
        'Neither the selection nor the clipboard is the JSON of one project, pool, training or skill. Copy the whole object, as the API answers it.',
      );
    }
    await applyChangedFiles(root, files);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(root, spec.path));
  });
}

async function givenText(): Promise<string> {
  const editor = vscode.window.activeTextEditor;
  const selected =
    editor && !editor.selection.isEmpty ? editor.document.getText(editor.selection) : '';
  return selected.trim() === '' ? vscode.env.clipboard.readText() : selected;
}
