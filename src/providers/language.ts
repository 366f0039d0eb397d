import * as vscode from 'vscode';
import type { SpecFormat } from '../spec';
import { SpecColours } from './language/colours';
import { completionTriggers, SpecCompletion } from './language/completion';
import { SpecDefinition } from './language/definition';
import { SpecDiagnostics } from './language/diagnostics';
import { Documentation } from './language/documentation';
import { FixesElsewhere } from './language/fixesElsewhere';
import { SpecFolding } from './language/folding';
import { FolderFiles } from './language/folderFiles';
import { SpecFormatting } from './language/formatting';
import { FormHelp, formHelpTriggers } from './language/formHelp';
import { SpecHighlights } from './language/highlights';
import { SpecHover } from './language/hover';
import { SpecInlayHints } from './language/inlayHints';
import { SpecLenses } from './language/lenses';
import { SpecLinks } from './language/links';
import { neighbours } from './language/neighbours';
import { OutsideWorld } from './language/outsideWorld';
import { ParsedSpecs } from './language/parsedSpecs';
import { codeActionKinds, QuickFixes } from './language/quickFixes';
import { ReferencedDiagnostics } from './language/referencedDiagnostics';
import { ReferencedFiles } from './language/referencedFiles';
import { SpecReferences } from './language/references';
import { SpecRename } from './language/rename';
import { SpecSelections } from './language/selections';
import { SpecSemanticTokens, tokenLegend } from './language/semanticTokens';
import { silence } from './language/settings';
import { SpecAtHand } from './language/specAtHand';
import { SpecIndex } from './language/specIndex';
import { SpecSymbols } from './language/symbols';
import { TasksDiagnostics } from './language/tasksDiagnostics';
import type { Services } from './services';
import { formatSelector, namedSelector, specSelector, treeSelector } from './specFiles';

/** Starts everything that helps with writing specs. The lazy half of `editing`. */
export function startLanguage(
  extension: vscode.Uri,
  services: Pick<Services, 'log' | 'profiles' | 'links' | 'listed' | 'drift' | 'runs'>,
): vscode.Disposable {
  const { log, listed } = services;
  const parsed = new ParsedSpecs();
  const files = new ReferencedFiles();
  const folder = new FolderFiles();
  const index = new SpecIndex(parsed, log);
  const world = new OutsideWorld({ files, folder, index, listed });
  const atHand = new SpecAtHand(parsed, index, world);
  const documentation = new Documentation(extension);
  const referenced = new ReferencedDiagnostics(documentation);
  const diagnostics = new SpecDiagnostics({ parsed, index, world, referenced, documentation, log });
  const tasks = new TasksDiagnostics(index, documentation, log);
  const elsewhere = new FixesElsewhere({ index, world, referenced, tasks });
  return vscode.Disposable.from(
    files,
    folder,
    index,
    diagnostics,
    referenced,
    tasks,
    vscode.commands.registerCommand('crowdsmith.silenceRule', (code: unknown, uri: unknown) =>
      typeof code === 'string' && uri instanceof vscode.Uri ? silence(code, uri) : undefined,
    ),
    vscode.languages.registerCodeActionsProvider(
      namedSelector,
      new QuickFixes(atHand, { specs: diagnostics, elsewhere }),
      { providedCodeActionKinds: codeActionKinds },
    ),
    registerHelp(atHand),
    registerNavigation(atHand),
    registerDecorations(atHand, services),
    registerStructure(atHand),
  );
}

/** What helps while typing. */
function registerHelp(atHand: SpecAtHand): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      treeSelector,
      new SpecCompletion(atHand),
      ...completionTriggers,
    ),
    vscode.languages.registerHoverProvider(treeSelector, new SpecHover(atHand)),
    vscode.languages.registerSignatureHelpProvider(
      specSelector,
      new FormHelp(atHand),
      ...formHelpTriggers,
    ),
  );
}

/** From name to name: in specs, and in the files that they name. */
function registerNavigation(atHand: SpecAtHand): vscode.Disposable {
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerDefinitionProvider(namedSelector, new SpecDefinition(atHand)),
    languages.registerReferenceProvider(namedSelector, new SpecReferences(atHand)),
    languages.registerRenameProvider(namedSelector, new SpecRename(atHand)),
    languages.registerDocumentHighlightProvider(namedSelector, new SpecHighlights(atHand)),
    languages.registerDocumentLinkProvider(specSelector, new SpecLinks(atHand)),
  );
}

function registerDecorations(
  atHand: SpecAtHand,
  services: Pick<Services, 'profiles' | 'links' | 'listed' | 'drift' | 'runs'>,
): vscode.Disposable {
  const hints = new SpecInlayHints(atHand);
  const lenses = new SpecLenses(atHand, services);
  const tokens = new SpecSemanticTokens(atHand);
  const { languages } = vscode;
  return vscode.Disposable.from(
    hints,
    lenses,
    languages.registerInlayHintsProvider(specSelector, hints),
    languages.registerCodeLensProvider(specSelector, lenses),
    languages.registerColorProvider(specSelector, new SpecColours(atHand)),
    languages.registerDocumentSemanticTokensProvider(specSelector, tokens, tokenLegend),
    languages.registerDocumentRangeSemanticTokensProvider(specSelector, tokens, tokenLegend),
  );
}

/** What other extensions may do, too: ours steps back where they are there, and comes when they go. */
function registerStructure(atHand: SpecAtHand): vscode.Disposable {
  const formats: readonly SpecFormat[] = ['yaml', 'json'];
  const ours = (): vscode.Disposable =>
    vscode.Disposable.from(
      ...formats
        .filter((format) => !neighbours.structure(format))
        .map((format) => registerStructureOf(format, atHand)),
    );
  let registered = ours();
  const watching = neighbours.onDidChange(() => {
    registered.dispose();
    registered = ours();
  });
  return new vscode.Disposable(() => {
    watching.dispose();
    registered.dispose();
  });
}

function registerStructureOf(format: SpecFormat, atHand: SpecAtHand): vscode.Disposable {
  const selector = formatSelector(format);
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerDocumentSymbolProvider(selector, new SpecSymbols(atHand), {
      label: 'Crowdsmith',
    }),
    languages.registerFoldingRangeProvider(selector, new SpecFolding(atHand)),
    languages.registerSelectionRangeProvider(selector, new SpecSelections(atHand)),
    languages.registerDocumentFormattingEditProvider(selector, new SpecFormatting(atHand)),
  );
}
