import * as vscode from 'vscode';
import {
  fixAll,
  fixesFor,
  rewritesAt,
  type Diagnostic,
  type Fix,
  type Outside,
  type SpecDocument,
} from '../../spec';
import { fromPosition, toRange } from './convert';
import type { SpecDiagnostics } from './diagnostics';
import { uriOfRef } from './places';
import { silencingActions } from './silencingActions';
import type { SpecAtHand } from './specAtHand';

/** "Fix all", also on save: `"editor.codeActionsOnSave": { "source.fixAll.crowdsmith": "explicit" }`. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('crowdsmith');

export const codeActionKinds: readonly vscode.CodeActionKind[] = [
  vscode.CodeActionKind.QuickFix,
  vscode.CodeActionKind.RefactorRewrite,
  fixAllKind,
];

/** Ways out of mistakes, other ways to write a thing, and ways not to hear of a rule again. */
export class QuickFixes implements vscode.CodeActionProvider {
  constructor(
    private readonly atHand: SpecAtHand,
    private readonly diagnostics: SpecDiagnostics,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const wants = (kind: vscode.CodeActionKind): boolean =>
      context.only === undefined || context.only.contains(kind);
    const actions = await this.atHand.ask(document, token, (spec, outside) => [
      ...(wants(vscode.CodeActionKind.QuickFix)
        ? this.fixes(document, range, context, { spec, outside })
        : []),
      ...(wants(vscode.CodeActionKind.RefactorRewrite)
        ? rewrites(document, range, { spec, outside })
        : []),
      // Only when asked for by name: it would stand in every light bulb otherwise.
      ...(context.only !== undefined && wants(fixAllKind)
        ? allFixes(document, { spec, outside })
        : []),
    ]);
    return actions ?? [];
  }

  private fixes(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    { spec, outside }: Place,
  ): readonly vscode.CodeAction[] {
    const found = this.diagnostics.at(document, range);
    const mending = found.flatMap((diagnostic) =>
      fixesFor(spec, diagnostic, outside).map((fix) => {
        const action = toAction(document, fix, vscode.CodeActionKind.QuickFix);
        action.isPreferred = fix.preferred;
        action.diagnostics = shownFor(diagnostic, context);
        return action;
      }),
    );
    const silencing = found.flatMap((diagnostic) =>
      silencingActions(document, spec, diagnostic).map((action) => {
        action.diagnostics = shownFor(diagnostic, context);
        return action;
      }),
    );
    return [...mending, ...silencing];
  }
}

interface Place {
  readonly spec: SpecDocument;
  readonly outside: Outside;
}

function rewrites(
  document: vscode.TextDocument,
  { start, end }: vscode.Range,
  { spec, outside }: Place,
): readonly vscode.CodeAction[] {
  const range = { start: fromPosition(start), end: fromPosition(end) };
  return rewritesAt(spec, range, outside).map((fix) =>
    toAction(document, fix, vscode.CodeActionKind.RefactorRewrite),
  );
}

function allFixes(
  document: vscode.TextDocument,
  { spec, outside }: Place,
): readonly vscode.CodeAction[] {
  const edits = fixAll(spec, outside);
  if (edits.length === 0) return [];
  return [toAction(document, { title: 'Fix all that has one remedy', edits }, fixAllKind)];
}

function toAction(
  document: vscode.TextDocument,
  { title, edits }: Pick<Fix, 'title' | 'edits'>,
  kind: vscode.CodeActionKind,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  for (const { path, range, newText } of edits) {
    action.edit.replace(uriOfRef(document.uri, path), toRange(range), newText);
  }
  return action;
}

/** The squiggle that the editor knows, so that it can tell which one an action ends. */
function shownFor(
  { code, range }: Diagnostic,
  { diagnostics }: vscode.CodeActionContext,
): vscode.Diagnostic[] {
  return diagnostics.filter(
    (shown) =>
      shown.range.isEqual(toRange(range)) &&
      typeof shown.code === 'object' &&
      shown.code.value === code,
  );
}
