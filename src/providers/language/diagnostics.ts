import * as vscode from 'vscode';
import { validateSpec, type Diagnostic } from '../../spec';
import { specOf } from '../specFiles';
import { toRange } from './convert';
import type { Documentation } from './documentation';
import type { ParsedSpecs } from './parsedSpecs';
import type { OutsideWorld } from './outsideWorld';

/** Longest pause between a keystroke and a look at the text, in milliseconds. */
const maxPause = 300;

/**
 * Squiggles in open specs. A keystroke is answered at the next free moment; where looking takes
 * long, as long a pause is made before it, so that typing is never held up.
 */
export class SpecDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('crowdsmith');
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly took = new Map<string, number>();
  private readonly found = new Map<string, readonly Diagnostic[]>();
  private readonly watching: vscode.Disposable;

  constructor(
    private readonly parsed: ParsedSpecs,
    private readonly world: OutsideWorld,
    private readonly documentation: Documentation,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.watching = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.schedule(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      world.onDidChange(() => this.scheduleAll()),
    );
    this.scheduleAll();
    void documentation.ready.then(() => this.scheduleAll());
  }

  /** What the last look found at this place of a document. */
  at(document: vscode.TextDocument, range: vscode.Range): readonly Diagnostic[] {
    const found = this.found.get(document.uri.toString()) ?? [];
    return found.filter((diagnostic) => toRange(diagnostic.range).intersection(range));
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.watching.dispose();
    this.collection.dispose();
  }

  private scheduleAll(): void {
    vscode.workspace.textDocuments.forEach((document) => this.schedule(document));
  }

  private schedule(document: vscode.TextDocument): void {
    if (specOf(document.uri) === undefined) return;
    const key = document.uri.toString();
    const took = this.took.get(key) ?? 0;
    const pause = took < 20 ? 0 : Math.min(maxPause, took * 2);
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        void this.look(document);
      }, pause),
    );
  }

  private async look(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    try {
      const open = this.publish(document);
      if (open.size === 0) return;
      await this.world.load(document.uri, open);
      // The text may have changed meanwhile: then a newer look is on its way.
      if (!document.isClosed && document.version === version) this.publish(document);
    } catch (error) {
      this.log.error(`${document.uri.fsPath} could not be checked`, error);
    }
  }

  /** Checks the text as it is now; answers with the files that would have to be read to know more. */
  private publish(document: vscode.TextDocument): ReadonlySet<string> {
    const open = new Set<string>();
    if (document.isClosed) return open;
    const started = performance.now();
    const spec = this.parsed.of(document);
    if (spec === undefined) return open;
    const found = validateSpec(spec, this.world.of(document.uri, open));
    this.found.set(document.uri.toString(), found);
    this.collection.set(
      document.uri,
      found.map((diagnostic) => this.convert(diagnostic)),
    );
    this.took.set(document.uri.toString(), performance.now() - started);
    return open;
  }

  private convert(found: Diagnostic): vscode.Diagnostic {
    const diagnostic = new vscode.Diagnostic(
      toRange(found.range),
      found.message,
      severities[found.severity],
    );
    diagnostic.source = 'crowdsmith';
    diagnostic.code = { value: found.code, target: this.documentation.of(found.code) };
    return diagnostic;
  }

  private forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.took.delete(key);
    this.found.delete(key);
    this.parsed.forget(document);
    this.collection.delete(document.uri);
  }
}

const severities: Readonly<Record<Diagnostic['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};
