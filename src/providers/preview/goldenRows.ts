import * as vscode from 'vscode';
import { appended, type GoldenRow } from '../../preview';
import { FailureWithRemedy } from '../failures';
import type { EditorFiles } from './editorFiles';

export async function copyRow({ text }: GoldenRow): Promise<string> {
  await vscode.env.clipboard.writeText(text);
  return 'Copied as a golden row.';
}

/** Adds the row at the end of its file, which stays unsaved: the person may look, undo, or save. */
export async function appendRow(files: EditorFiles, row: GoldenRow): Promise<string> {
  if (row.file === undefined) {
    throw new FailureWithRemedy(
      'The pool names no tasks file under $tasks that a golden task could be added to.',
      { title: 'Show Log', command: 'crowdsmith.showLog' },
    );
  }
  const uri = files.uri(row.file);
  const document = await vscode.workspace.openTextDocument(uri);
  const { offset, insert } = appended(document.getText(), row);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, document.positionAt(offset), insert);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${row.file} cannot be changed.`);
  const end = document.positionAt(offset + insert.trimEnd().length);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.One,
    preserveFocus: true,
    selection: new vscode.Range(end, end),
  });
  return `Added to ${row.file}, line ${String(end.line + 1)}. Save it, or undo.`;
}
