import * as vscode from 'vscode';
import type { Diagnostic, Fix } from '../../spec';
import { toRange } from './convert';
import { uriOfRef } from './places';

/** `from` is the document that paths of the edits are relative to. */
export function toAction(
  from: vscode.Uri,
  { title, edits }: Pick<Fix, 'title' | 'edits'>,
  kind: vscode.CodeActionKind,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  for (const { path, range, newText } of edits) {
    action.edit.replace(uriOfRef(from, path), toRange(range), newText);
  }
  return action;
}

export function toQuickFix(
  from: vscode.Uri,
  fix: Fix,
  diagnostic: Diagnostic,
  context: vscode.CodeActionContext,
): vscode.CodeAction {
  const action = toAction(from, fix, vscode.CodeActionKind.QuickFix);
  action.isPreferred = fix.preferred;
  return endingOf(action, diagnostic, context);
}

/** The action with the squiggle that the editor knows, so that it can tell which one is ended. */
export function endingOf(
  action: vscode.CodeAction,
  { code, range }: Diagnostic,
  { diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction {
  action.diagnostics = diagnostics.filter(
    (shown) =>
      shown.range.isEqual(toRange(range)) &&
      typeof shown.code === 'object' &&
      shown.code.value === code,
  );
  return action;
}
