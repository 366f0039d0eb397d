import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  interfaceRef,
  parseSpec,
  referencesIn,
  type OutsideSpec,
  type SpecDocument,
} from '../../spec';
import { findSpecs, mayBeNamed, rootOf, specGlob, specOf } from '../specFiles';
import type { ParsedSpecs } from './parsedSpecs';
import { uriOfRef } from './places';

interface OnDisk {
  readonly uri: vscode.Uri;
  readonly text: string;
  /** Parsed when somebody first asks. */
  doc?: SpecDocument;
}

/** A spec and where it is. */
export interface PlacedSpec {
  readonly uri: vscode.Uri;
  readonly doc: SpecDocument;
}

/** All specs of the open folders: those in editors as they stand there, the others as on disk. */
export class SpecIndex implements vscode.Disposable {
  private readonly onDisk = new Map<string, OnDisk>();
  /** Absolute paths of the files that a spec names. */
  private readonly named = new WeakMap<SpecDocument, ReadonlySet<string>>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watching: vscode.Disposable;
  private listing: Promise<void> | undefined;
  /** A spec on disk is another one, new or gone. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly parsed: ParsedSpecs,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher(specGlob());
    this.watching = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate((uri) => void this.read(uri)),
      watcher.onDidChange((uri) => void this.read(uri)),
      watcher.onDidDelete((uri) => {
        if (this.onDisk.delete(uri.toString())) this.changed.fire();
      }),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        if (this.isUntold(uri)) void this.listAnew();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.readAll()),
    );
    void this.readAll();
  }

  /** The specs of the folder that this one is in; paths are relative to its own place. */
  specsFor(spec: vscode.Uri): readonly OutsideSpec[] {
    const from = path.dirname(spec.fsPath);
    return this.all(rootOf(spec)).map(({ uri, doc }) => ({
      path: path.relative(from, uri.fsPath).split(path.sep).join('/'),
      doc,
    }));
  }

  /** The specs of a folder with their places. */
  all(root: string): readonly PlacedSpec[] {
    return [...this.onDisk.values()].flatMap((known) => {
      if (rootOf(known.uri) !== root) return [];
      const doc = this.docOf(known);
      return doc === undefined ? [] : [{ uri: known.uri, doc }];
    });
  }

  /** The spec at a place, as it stands in an editor or on disk; undefined when there is none. */
  at(spec: vscode.Uri): SpecDocument | undefined {
    const open = vscode.workspace.textDocuments.find(
      ({ uri, isClosed }) => !isClosed && uri.toString() === spec.toString(),
    );
    if (open !== undefined) return this.parsed.of(open);
    const known = this.onDisk.get(spec.toString());
    return known && this.docOf(known);
  }

  /** Whether this file holds the interface of some project of its folder. */
  isInterface(file: vscode.Uri): boolean {
    return this.namers(file).some(({ uri, doc }) => {
      const ref = interfaceRef(doc);
      return ref !== undefined && uriOfRef(uri, ref).fsPath === file.fsPath;
    });
  }

  /** Whether some spec of its folder names this file. */
  isNamed(file: vscode.Uri): boolean {
    return this.namers(file).length > 0;
  }

  /** The specs of its folder that name this file. */
  namers(file: vscode.Uri): readonly PlacedSpec[] {
    return this.all(rootOf(file)).filter(({ uri, doc }) => {
      let named = this.named.get(doc);
      if (named === undefined) {
        const folder = path.dirname(uri.fsPath);
        named = new Set(referencesIn(doc).map((reference) => path.resolve(folder, reference.path)));
        this.named.set(doc, named);
      }
      return named.has(file.fsPath);
    });
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
  }

  private docOf(known: OnDisk): SpecDocument | undefined {
    const key = known.uri.toString();
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
    if (open !== undefined) return this.parsed.of(open);
    const how = specOf(known.uri);
    if (how === undefined) return undefined;
    known.doc ??= parseSpec(known.text, how);
    return known.doc;
  }

  /**
   * A spec that nobody told of means that more may have come before the watcher was at work; so may a file
   * that looks like one of a spec's and is named by none.
   */
  private isUntold(opened: vscode.Uri): boolean {
    if (specOf(opened) !== undefined) return !this.onDisk.has(opened.toString());
    return mayBeNamed(opened) && !this.isNamed(opened);
  }

  /** Calls at the same time share one reading. */
  private listAnew(): Promise<void> {
    this.listing ??= this.readAll().finally(() => (this.listing = undefined));
    return this.listing;
  }

  private async readAll(): Promise<void> {
    try {
      const specs = await findSpecs();
      // What the watcher told of meanwhile stays: only folders that were closed are forgotten.
      for (const [key, { uri }] of this.onDisk) {
        if (vscode.workspace.getWorkspaceFolder(uri) === undefined) this.onDisk.delete(key);
      }
      await Promise.all(specs.map((uri) => this.read(uri)));
    } catch (error) {
      this.log.warn(`The specs of this workspace could not be listed: ${String(error)}`);
    }
  }

  private async read(uri: vscode.Uri): Promise<void> {
    // A file that is gone by now will be told of by the watcher.
    const text = await readFile(uri.fsPath, 'utf8').catch(() => undefined);
    const key = uri.toString();
    if (text === undefined || this.onDisk.get(key)?.text === text) return;
    this.onDisk.set(key, { uri, text });
    this.changed.fire();
  }
}
