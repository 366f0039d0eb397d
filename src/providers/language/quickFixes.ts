import * as vscode from 'vscode';
import { toRange } from './convert';
import type { SpecDiagnostics } from './diagnostics';

/** "Did you mean" as a light bulb: what a diagnostic suggests takes the place of what it is about. */
export class QuickFixes implements vscode.CodeActionProvider {
  constructor(private readonly diagnostics: SpecDiagnostics) {}

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    return this.diagnostics.at(document, range).flatMap((found) => {
      const shown = context.diagnostics.find((one) => one.range.isEqual(toRange(found.range)));
      return (found.suggestions ?? []).map((text, index) => {
        const fix = new vscode.CodeAction(`Replace with ${text}`, vscode.CodeActionKind.QuickFix);
        fix.edit = new vscode.WorkspaceEdit();
        fix.edit.replace(document.uri, toRange(found.range), text);
        fix.isPreferred = index === 0;
        if (shown !== undefined) fix.diagnostics = [shown];
        return fix;
      });
    });
  }
}
