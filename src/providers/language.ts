import * as vscode from 'vscode';
import { completionTriggers, SpecCompletion } from './language/completion';
import { SpecDiagnostics } from './language/diagnostics';
import { SpecHover } from './language/hover';
import { ParsedSpecs } from './language/parsedSpecs';
import { QuickFixes } from './language/quickFixes';
import { ReferencedFiles } from './language/referencedFiles';
import { specSelector } from './specFiles';

/** Starts diagnostics, completion and hover for specs. The lazy half of `editing`. */
export function startLanguage(
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const parsed = new ParsedSpecs();
  const files = new ReferencedFiles();
  const documentation = vscode.Uri.joinPath(extension, 'docs', 'diagnostics.md');
  const diagnostics = new SpecDiagnostics(parsed, files, documentation, log);
  return vscode.Disposable.from(
    files,
    diagnostics,
    vscode.languages.registerCodeActionsProvider(specSelector, new QuickFixes(diagnostics), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.languages.registerCompletionItemProvider(
      specSelector,
      new SpecCompletion(parsed, files),
      ...completionTriggers,
    ),
    vscode.languages.registerHoverProvider(specSelector, new SpecHover(parsed)),
  );
}
