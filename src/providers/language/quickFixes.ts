import * as vscode from 'vscode';
import { fixAll, fixesFor, rewritesAt, type Outside, type SpecDocument } from '../../spec';
import { fromPosition } from './convert';
import type { SpecDiagnostics } from './diagnostics';
import type { FixesElsewhere } from './fixesElsewhere';
import { endingOf, toAction, toQuickFix } from './fixActions';
import { validateSettings } from './settings';
import { silencingActions } from './silencingActions';
import type { SpecAtHand } from './specAtHand';

/** "Fix all", also on save: `"editor.codeActionsOnSave": { "source.fixAll.crowdsmith": "explicit" }`. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('crowdsmith');

export const codeActionKinds: readonly vscode.CodeActionKind[] = [
  vscode.CodeActionKind.QuickFix,
  vscode.CodeActionKind.RefactorRewrite,
  fixAllKind,
];

interface Found {
  readonly specs: SpecDiagnostics;
  readonly elsewhere: FixesElsewhere;
}

/** Ways out of mistakes, other ways to write a thing, and ways not to hear of a rule again. */
export class QuickFixes implements vscode.CodeActionProvider {
  constructor(
    private readonly atHand: SpecAtHand,
    private readonly found: Found,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const wants = (kind: vscode.CodeActionKind): boolean =>
      context.only === undefined || context.only.contains(kind);
    if (this.atHand.spec(document) === undefined) {
      if (!wants(vscode.CodeActionKind.QuickFix)) return [];
      return [...(await this.found.elsewhere.at(document, range, context, token))];
    }
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
    const found = this.found.specs.at(document, range);
    const mending = found.flatMap((diagnostic) =>
      fixesFor(spec, diagnostic, outside).map((fix) =>
        toQuickFix(document.uri, fix, diagnostic, context),
      ),
    );
    const silencing = found.flatMap((diagnostic) =>
      silencingActions(document, spec, diagnostic).map((action) =>
        endingOf(action, diagnostic, context),
      ),
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
    toAction(document.uri, fix, vscode.CodeActionKind.RefactorRewrite),
  );
}

function allFixes(
  document: vscode.TextDocument,
  { spec, outside }: Place,
): readonly vscode.CodeAction[] {
  const { silenced } = validateSettings(document.uri);
  const edits = fixAll(spec, outside, { silenced });
  if (edits.length === 0) return [];
  return [toAction(document.uri, { title: 'Fix all that has one remedy', edits }, fixAllKind)];
}
