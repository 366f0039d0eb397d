import * as vscode from 'vscode';
import { formatSpec } from '../../spec';
import { toRange } from './convert';
import { isWanted } from './settings';
import type { SpecAtHand } from './specAtHand';

/** "Format Document": white space only, comments and quotes stay. */
export class SpecFormatting implements vscode.DocumentFormattingEditProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  provideDocumentFormattingEdits(
    document: vscode.TextDocument,
    { insertSpaces, tabSize }: vscode.FormattingOptions,
  ): vscode.TextEdit[] {
    const spec = this.atHand.spec(document);
    if (spec === undefined || !isWanted('format', document.uri)) return [];
    return formatSpec(spec, { indent: insertSpaces ? tabSize : 'tab' }).map(({ range, newText }) =>
      vscode.TextEdit.replace(toRange(range), newText),
    );
  }
}
