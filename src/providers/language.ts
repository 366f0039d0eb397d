import * as vscode from 'vscode';
import { completionTriggers, SpecCompletion } from './language/completion';
import { SpecDiagnostics } from './language/diagnostics';
import { Documentation } from './language/documentation';
import { SpecHover } from './language/hover';
import { OutsideWorld } from './language/outsideWorld';
import { ParsedSpecs } from './language/parsedSpecs';
import { QuickFixes } from './language/quickFixes';
import { ReferencedFiles } from './language/referencedFiles';
import { SpecIndex } from './language/specIndex';
import { specSelector } from './specFiles';

/** Starts diagnostics, completion and hover for specs. The lazy half of `editing`. */
export function startLanguage(
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const parsed = new ParsedSpecs();
  const files = new ReferencedFiles();
  const index = new SpecIndex(parsed, log);
  const world = new OutsideWorld(files, index);
  const documentation = new Documentation(extension);
  const diagnostics = new SpecDiagnostics(parsed, world, documentation, log);
  return vscode.Disposable.from(
    files,
    index,
    diagnostics,
    vscode.languages.registerCodeActionsProvider(specSelector, new QuickFixes(diagnostics), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.languages.registerCompletionItemProvider(
      specSelector,
      new SpecCompletion(parsed, world),
      ...completionTriggers,
    ),
    vscode.languages.registerHoverProvider(specSelector, new SpecHover(parsed)),
  );
}
