import * as vscode from 'vscode';
import type { ChangedFile } from '../../deploy/compare';

/**
 * Writes files the editor's way, so that it can be undone, and saves them. What does not change keeps
 * its cursors and folds. Throws when a file is not what it was when the texts were made.
 */
export async function applyChangedFiles(
  root: vscode.Uri,
  files: readonly ChangedFile[],
): Promise<void> {
  // The editor calls an edit without contents a failed one.
  if (files.length === 0) return;
  const edit = new vscode.WorkspaceEdit();
  const changed: vscode.TextDocument[] = [];
  for (const { path, before, text } of files) {
    const uri = vscode.Uri.joinPath(root, path);
    if (before === undefined) {
      edit.createFile(uri, { contents: Buffer.from(text) });
      continue;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.getText().replaceAll('\r\n', '\n') !== before.replaceAll('\r\n', '\n')) {
      throw new Error(
        `${path} has changes that are not saved. Save or revert them, then pull again.`,
      );
    }
    replaceIn(edit, document, text);
    changed.push(document);
  }
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('The files could not be changed.');
  for (const document of changed) {
    if (!(await document.save())) throw new Error(`${document.fileName} could not be saved.`);
  }
}

/** Replaces what is between the beginning and the end that both texts share. */
function replaceIn(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, text: string): void {
  const old = document.getText();
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === text.at(-1 - end)) end += 1;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(old.length - end));
  edit.replace(document.uri, range, text.slice(start, text.length - end));
}
