import * as vscode from 'vscode';
import { renameAt, renameEdits, type Renaming } from '../../spec';
import { fromPosition, toRange } from './convert';
import { uriOfRef } from './places';
import type { SpecAtHand } from './specAtHand';

/** Renames fields and files everywhere at once: specs, interfaces, markup, headers, the lock file. */
export class SpecRename implements vscode.RenameProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<{ range: vscode.Range; placeholder: string } | undefined> {
    const found = await this.atHand.askText(document, token, (text, outside) =>
      renameAt(text, fromPosition(position), outside),
    );
    if (found === undefined) throw new Error('Nothing here has a name that can be changed.');
    return { range: toRange(found.range), placeholder: found.placeholder };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const renaming = await this.atHand.askText(document, token, (text, outside) =>
      renameEdits(text, fromPosition(position), newName, outside),
    );
    if (renaming?.state === 'refused') throw new Error(renaming.message);
    return renaming && toWorkspaceEdit(document.uri, renaming);
  }
}

/** Texts first: their places are those before anything has moved. */
function toWorkspaceEdit(
  document: vscode.Uri,
  { edits, moves }: Extract<Renaming, { state: 'done' }>,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { path, range, newText } of edits) {
    edit.replace(uriOfRef(document, path), toRange(range), newText);
  }
  for (const { from, to } of moves) {
    edit.renameFile(uriOfRef(document, from), uriOfRef(document, to), { overwrite: false });
  }
  return edit;
}
