import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { until } from './until';

export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('The tests need a folder to be open.');
  return folder.uri;
}

/** Writes a file into the open folder; the folder is a copy made for this test run. */
export async function fileWith(name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), name);
  await mkdir(path.dirname(uri.fsPath), { recursive: true });
  await writeFile(uri.fsPath, text);
  return uri;
}

/** Opens a file that holds this text in an editor. */
export async function editorWith(name: string, text: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await fileWith(name, text));
}

/** Replaces the whole text of an editor, as typing would. */
export async function typeAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const last = editor.document.lineCount;
  await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, last, 0), text));
}

/** Our diagnostics of a document, once they are as `wanted` says. */
export function diagnosticsOf(
  uri: vscode.Uri,
  what: string,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return until(what, () => {
    const found = vscode.languages
      .getDiagnostics(uri)
      .filter(({ source }) => source === 'crowdsmith');
    return wanted(found) ? found : undefined;
  });
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** The text under a diagnostic's squiggle. */
export async function textUnder(uri: vscode.Uri, { range }: vscode.Diagnostic): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText(range);
}

/** Closes every editor and throws unsaved changes away. */
export async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.isClosed) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
