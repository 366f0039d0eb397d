import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { FileWatch } from '../fileWatch';
import { rootOf, specOf } from '../specFiles';
import { toRange } from './convert';
import type { Documentation } from './documentation';
import { namedTasksFiles, type ReadTasksFile } from './namedTasksFiles';
import { neighbours } from './neighbours';
import { isInside, isReadable } from './referencedFiles';
import { validateSettings } from './settings';
import { toShown } from './shownDiagnostic';
import type { SpecIndex } from './specIndex';
import { checkTasks, type FoundInTasks, type TasksText } from './tasksCheck';

/** Typing must rest for this long before tasks files are looked at, in milliseconds. */
const restPause = 400;

interface Looked {
  /** Of what was looked at: the text's version and everything it was held against. */
  readonly of: string;
  readonly running: AbortController;
}

/**
 * Squiggles in the tasks files that open specs name, and in open tasks files that any spec names. A
 * file in an editor counts as it stands there; others are read from disk as a stream.
 */
export class TasksDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('crowdsmith-tasks');
  private readonly disk = new FileWatch();
  private readonly looked = new Map<string, Looked>();
  /** What is shown, by file. */
  private readonly found = new Map<string, readonly FoundInTasks[]>();
  private readonly watching: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;
  private disposed = false;

  constructor(
    private readonly index: SpecIndex,
    private readonly documentation: Documentation,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const soon = (): void => this.soon();
    this.watching = vscode.Disposable.from(
      this.disk,
      this.disk.onDidChange((uri) => {
        if (this.looked.has(uri.fsPath)) this.soon();
      }),
      index.onDidChange(soon),
      vscode.workspace.onDidOpenTextDocument(soon),
      vscode.workspace.onDidCloseTextDocument(soon),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (specOf(document.uri) !== undefined || this.looked.has(document.uri.fsPath)) soon();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('crowdsmith.validate')) return;
        this.forgetAll();
        this.soon();
      }),
    );
    void documentation.ready.then(soon);
  }

  /** What the last look found at this place of a tasks file. */
  at({ uri }: vscode.TextDocument, range: vscode.Range): readonly FoundInTasks[] {
    const found = this.found.get(uri.fsPath) ?? [];
    return found.filter(({ diagnostic }) => toRange(diagnostic.range).intersection(range));
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
    this.forgetAll();
    this.watching.dispose();
    this.collection.dispose();
  }

  private soon(): void {
    if (this.disposed) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), restPause);
  }

  private async look(): Promise<void> {
    const wanted = new Map(this.wanted().map((named) => [named.file, named]));
    for (const [file, { running }] of this.looked) {
      if (wanted.has(file)) continue;
      running.abort();
      this.forget(vscode.Uri.file(file));
    }
    await Promise.all([...wanted.values()].map((named) => this.lookAt(named)));
  }

  /** Files worth a look: a spec that they concern is open, or they are open themselves. */
  private wanted(): readonly ReadTasksFile[] {
    const open = new Set(
      vscode.workspace.textDocuments
        .filter(({ uri, isClosed }) => uri.scheme === 'file' && !isClosed)
        .map(({ uri }) => uri.fsPath),
    );
    const roots = new Set([...open].map((file) => rootOf(vscode.Uri.file(file))));
    return [...roots]
      .flatMap((root) =>
        namedTasksFiles(this.index.all(root)).filter(({ file }) => isInside(root, file)),
      )
      .filter(
        ({ file, concerns }) => open.has(file) || concerns.some(({ fsPath }) => open.has(fsPath)),
      )
      .filter(({ file }) => validateSettings(vscode.Uri.file(file)).tasksFiles);
  }

  private async lookAt({ file, readings }: ReadTasksFile): Promise<void> {
    this.disk.add(file);
    const uri = vscode.Uri.file(file);
    try {
      const found = await sourceOf(uri);
      const of = JSON.stringify([found?.version, readings]);
      const before = this.looked.get(file);
      if (before?.of === of) return;
      before?.running.abort();
      if (found === undefined) {
        this.forget(uri);
        return;
      }
      const running = new AbortController();
      this.looked.set(file, { of, running });
      const all = await checkTasks(found.source, readings, running.signal);
      if (!running.signal.aborted) this.publish(uri, all, found.source);
    } catch (error) {
      // What was called off is looked at anew by whoever called it off.
      if (error instanceof Error && error.name === 'AbortError') return;
      this.forget(uri);
      this.log.warn(`${file} could not be checked: ${String(error)}`);
    }
  }

  private publish(uri: vscode.Uri, all: readonly FoundInTasks[], { from }: TasksText): void {
    const { silenced } = validateSettings(uri);
    const isJson = uri.path.toLowerCase().endsWith('.json');
    // An editor's own JSON checks see files that are open.
    const told = isJson && from === 'editor' && neighbours.notation('json') ? ['syntax-error'] : [];
    const found = all.filter(
      ({ diagnostic: { code } }) => !silenced.includes(code) && !told.includes(code),
    );
    this.found.set(uri.fsPath, found);
    this.collection.set(
      uri,
      found.map(({ diagnostic }) => toShown(diagnostic, this.documentation)),
    );
  }

  private forget(uri: vscode.Uri): void {
    this.looked.get(uri.fsPath)?.running.abort();
    this.looked.delete(uri.fsPath);
    this.found.delete(uri.fsPath);
    this.collection.delete(uri);
  }

  private forgetAll(): void {
    for (const { running } of this.looked.values()) running.abort();
    this.looked.clear();
    this.found.clear();
    this.collection.clear();
  }
}

/** Where the text is, and what tells one text from the next; undefined when there is no such file. */
async function sourceOf(
  uri: vscode.Uri,
): Promise<{ readonly source: TasksText; readonly version: string } | undefined> {
  const open = vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.uri.toString() === uri.toString(),
  );
  if (open !== undefined) {
    return { source: { from: 'editor', text: open.getText() }, version: `editor ${open.version}` };
  }
  const file = uri.fsPath;
  if (!(await isReadable(rootOf(uri), file))) return undefined;
  const { mtimeMs, size } = await stat(file);
  return { source: { from: 'disk', file }, version: `disk ${mtimeMs} ${size}` };
}
