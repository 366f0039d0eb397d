import * as vscode from 'vscode';
import { validateSpec, type Diagnostic, type SpecDocument } from '../../spec';
import { specOf } from '../specFiles';
import { toRange } from './convert';
import { toShown } from './shownDiagnostic';
import type { Documentation } from './documentation';
import { neighbours } from './neighbours';
import type { ParsedSpecs } from './parsedSpecs';
import type { OutsideWorld } from './outsideWorld';
import { validateSettings } from './settings';

/** Longest pause between a keystroke and a look at the text, in milliseconds. */
const maxPause = 300;
/** What one spec says may be wrong in another: these follow when typing rests, in milliseconds. */
const restPause = 300;
/** What a look finds missing is loaded; what that names in turn, too, but not without end. */
const mostLoads = 3;

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
  private rest: NodeJS.Timeout | undefined;

  constructor(
    private readonly parsed: ParsedSpecs,
    private readonly world: OutsideWorld,
    private readonly documentation: Documentation,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.watching = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.edited(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      world.onDidChange(() => this.scheduleAll()),
      neighbours.onDidChange(() => this.scheduleAll()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const ours = event.affectsConfiguration('crowdsmith.validate');
        const theirs = ['yaml.validate', 'json.validate'].some((key) =>
          event.affectsConfiguration(key),
        );
        if (ours || theirs) this.scheduleAll();
      }),
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
    clearTimeout(this.rest);
    this.watching.dispose();
    this.collection.dispose();
  }

  private scheduleAll(): void {
    vscode.workspace.textDocuments.forEach((document) => this.schedule(document));
  }

  private edited(document: vscode.TextDocument): void {
    if (specOf(document.uri) === undefined) return;
    this.schedule(document);
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.scheduleAll(), restPause);
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
      for (let loads = 0; ; loads++) {
        const open = this.publish(document);
        if (open.size === 0 || loads === mostLoads) return;
        await this.world.load(document.uri, open);
        // The text may have changed meanwhile: then a newer look is on its way.
        if (document.isClosed || document.version !== version) return;
      }
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
    const { silenced } = validateSettings(document.uri);
    const all = validateSpec(spec, this.world.of(document.uri, open), { silenced });
    const found = withoutNotation(all, spec);
    this.found.set(document.uri.toString(), found);
    this.collection.set(
      document.uri,
      found.map((diagnostic) => toShown(diagnostic, this.documentation)),
    );
    this.took.set(document.uri.toString(), performance.now() - started);
    return open;
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

/** Mistakes in the notation are left to an extension that tells of them, too. */
function withoutNotation(found: readonly Diagnostic[], spec: SpecDocument): readonly Diagnostic[] {
  if (spec.syntax.length === 0 || !neighbours.notation(spec.format)) return found;
  const codes = new Set<string>(spec.syntax.map(({ code }) => code));
  return found.filter(({ code }) => !codes.has(code));
}
