import * as vscode from 'vscode';
import { validateSpec, type Diagnostic, type SpecDocument } from '../../spec';
import { isInEditor } from '../fileWatch';
import { mayBeNamed, specOf } from '../specFiles';
import { toRange } from './convert';
import { toShown } from './shownDiagnostic';
import type { Documentation } from './documentation';
import { neighbours } from './neighbours';
import type { ParsedSpecs } from './parsedSpecs';
import type { OutsideWorld } from './outsideWorld';
import type { ReferencedDiagnostics } from './referencedDiagnostics';
import { validateSettings } from './settings';
import type { SpecIndex } from './specIndex';

/** Longest pause between a keystroke and a look at the text, in milliseconds. */
const maxPause = 300;
/** What one spec says may be wrong in another: these follow when typing rests, in milliseconds. */
const restPause = 300;
/** What a look finds missing is loaded; what that names in turn, too, but not without end. */
const mostLoads = 3;

/** What a look at specs asks, and where it puts what it finds. */
interface Parts {
  readonly parsed: ParsedSpecs;
  readonly index: SpecIndex;
  readonly world: OutsideWorld;
  readonly referenced: ReferencedDiagnostics;
  readonly documentation: Documentation;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Squiggles in open specs, and in what they refer to; a project is looked at, too, while a file that it
 * refers to is open. A keystroke is answered at the next free moment; where looking takes long, as long
 * a pause is made before it, so that typing is never held up.
 */
export class SpecDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('crowdsmith');
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly took = new Map<string, number>();
  private readonly found = new Map<string, readonly Diagnostic[]>();
  /** Specs that are kept looked at. */
  private readonly kept = new Map<string, vscode.Uri>();
  private readonly watching: vscode.Disposable;
  private rest: NodeJS.Timeout | undefined;

  constructor(private readonly parts: Parts) {
    const { world, documentation } = parts;
    this.watching = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.opened(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.edited(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.parts.parsed.forget(document);
        this.sweep();
      }),
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

  /** What the last look found at this place of a spec. */
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
    this.sweep();
    for (const uri of this.wanted().values()) this.schedule(uri);
  }

  /** Specs in editors, and projects that name a file which is in one. */
  private wanted(): ReadonlyMap<string, vscode.Uri> {
    const open = vscode.workspace.textDocuments.filter(({ isClosed }) => !isClosed);
    const uris = open.flatMap((document) => this.concernedBy(document));
    return new Map(uris.map((uri) => [uri.toString(), uri]));
  }

  private concernedBy({ uri }: vscode.TextDocument): readonly vscode.Uri[] {
    if (specOf(uri) !== undefined) return [uri];
    if (!mayBeNamed(uri)) return [];
    return this.parts.index
      .namers(uri)
      .filter(({ doc }) => doc.kind === 'project')
      .map((placed) => placed.uri);
  }

  private opened(document: vscode.TextDocument): void {
    for (const uri of this.concernedBy(document)) this.schedule(uri);
  }

  private edited({ uri }: vscode.TextDocument): void {
    if (specOf(uri) === undefined) return;
    this.schedule(uri);
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.scheduleAll(), restPause);
  }

  private schedule(uri: vscode.Uri): void {
    const key = uri.toString();
    this.kept.set(key, uri);
    const took = this.took.get(key) ?? 0;
    const pause = took < 20 ? 0 : Math.min(maxPause, took * 2);
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        void this.look(uri);
      }, pause),
    );
  }

  private async look(uri: vscode.Uri): Promise<void> {
    const { index, world, log } = this.parts;
    const spec = index.at(uri);
    try {
      for (let loads = 0; spec !== undefined; loads++) {
        const open = this.publish(uri, spec);
        if (open.size === 0 || loads === mostLoads) return;
        await world.load(uri, open);
        // The text may have changed meanwhile: then a newer look is on its way.
        if (!this.kept.has(uri.toString()) || index.at(uri) !== spec) return;
      }
    } catch (error) {
      log.error(`${uri.fsPath} could not be checked`, error);
    }
  }

  /** Checks the text as it is now; answers with the files that would have to be read to know more. */
  private publish(uri: vscode.Uri, spec: SpecDocument): ReadonlySet<string> {
    const { world, referenced, documentation } = this.parts;
    const open = new Set<string>();
    const started = performance.now();
    const { silenced } = validateSettings(uri);
    const all = validateSpec(spec, world.of(uri, open), { silenced });
    const found = isInEditor(uri.fsPath)
      ? withoutNotation(
          all.filter(({ path }) => path === undefined),
          spec,
        )
      : [];
    this.found.set(uri.toString(), found);
    this.collection.set(
      uri,
      found.map((diagnostic) => toShown(diagnostic, documentation)),
    );
    referenced.set(
      uri,
      all.filter(({ path }) => path !== undefined),
    );
    this.took.set(uri.toString(), performance.now() - started);
    return open;
  }

  /** Forgets the specs that nobody looks at any more. */
  private sweep(): void {
    const wanted = this.wanted();
    for (const [key, uri] of this.kept) {
      if (wanted.has(key) && isInEditor(uri.fsPath)) continue;
      this.found.delete(key);
      this.collection.delete(uri);
      if (wanted.has(key)) continue;
      clearTimeout(this.timers.get(key));
      this.timers.delete(key);
      this.took.delete(key);
      this.kept.delete(key);
      this.parts.referenced.forget(uri);
    }
  }
}

/** Mistakes in the notation are left to an extension that tells of them, too. */
function withoutNotation(found: readonly Diagnostic[], spec: SpecDocument): readonly Diagnostic[] {
  if (spec.syntax.length === 0 || !neighbours.notation(spec.format)) return found;
  const codes = new Set<string>(spec.syntax.map(({ code }) => code));
  return found.filter(({ code }) => !codes.has(code));
}
