import * as vscode from 'vscode';
import type { Diagnostic } from '../../spec';
import { isInEditor } from '../fileWatch';
import { toRange } from './convert';
import type { Documentation } from './documentation';
import { neighbours } from './neighbours';
import { uriOfRef } from './places';
import { toShown } from './shownDiagnostic';

/** What a spec's check found in a file that the spec refers to. */
export interface FoundBySpec {
  readonly spec: vscode.Uri;
  readonly diagnostic: Diagnostic;
}

/**
 * Squiggles in files that specs refer to, such as an interface of its own. They belong to the specs: a
 * file that two specs share shows what either found, each thing once.
 */
export class ReferencedDiagnostics implements vscode.Disposable {
  private readonly collection =
    vscode.languages.createDiagnosticCollection('crowdsmith-referenced');
  /** By spec, then by file; keys are texts of Uris. */
  private readonly found = new Map<string, ReadonlyMap<string, readonly FoundBySpec[]>>();
  private readonly watching: vscode.Disposable;

  constructor(private readonly documentation: Documentation) {
    // What another extension tells of a file that is open is not told twice.
    const refresh = ({ uri }: vscode.TextDocument): void => {
      if (this.collection.has(uri)) this.show(uri);
    };
    this.watching = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(refresh),
      vscode.workspace.onDidCloseTextDocument(refresh),
    );
  }

  /** Takes what the last look at a spec found elsewhere, in place of what the one before found. */
  set(spec: vscode.Uri, found: readonly Diagnostic[]): void {
    const before = this.found.get(spec.toString());
    const files = new Map<string, FoundBySpec[]>();
    for (const diagnostic of found) {
      const file = uriOfRef(spec, diagnostic.path).toString();
      files.set(file, [...(files.get(file) ?? []), { spec, diagnostic }]);
    }
    this.found.set(spec.toString(), files);
    for (const file of new Set([...(before?.keys() ?? []), ...files.keys()])) {
      this.show(vscode.Uri.parse(file));
    }
  }

  forget(spec: vscode.Uri): void {
    this.set(spec, []);
    this.found.delete(spec.toString());
  }

  /** What was found at this place of a file. */
  at(document: vscode.TextDocument, range: vscode.Range): readonly FoundBySpec[] {
    return this.in(document.uri).filter(({ diagnostic }) =>
      toRange(diagnostic.range).intersection(range),
    );
  }

  dispose(): void {
    this.watching.dispose();
    this.collection.dispose();
  }

  private in(file: vscode.Uri): readonly FoundBySpec[] {
    return [...this.found.values()].flatMap((files) => files.get(file.toString()) ?? []);
  }

  private show(file: vscode.Uri): void {
    const told = notationTold(file);
    const diagnostics = this.in(file)
      .map(({ diagnostic }) => diagnostic)
      .filter(({ code }) => code !== told);
    const shown = new Map(
      diagnostics.map((one) => [JSON.stringify([one.code, one.range, one.message]), one]),
    );
    this.collection.set(
      file,
      [...shown.values()].map((diagnostic) => toShown(diagnostic, this.documentation)),
    );
    if (this.in(file).length === 0) this.collection.delete(file);
  }
}

/** The code that an extension for the notation stands for while the file is open. */
function notationTold(file: vscode.Uri): string | undefined {
  const format = file.path.toLowerCase().endsWith('.json') ? 'json' : 'yaml';
  const told = isInEditor(file.fsPath) && neighbours.notation(format);
  return told ? 'config-json-invalid' : undefined;
}
