import * as path from 'node:path';
import * as vscode from 'vscode';
import { textInMemory, textOnDisk, type PreviewFiles, type TasksText } from '../../preview';
import {
  createParseCache,
  parseSpec,
  specKindOf,
  type ParseCache,
  type SpecDocument,
} from '../../spec';
import type { Workspace } from '../../workspace';
import { findSpecs, rootOf } from '../specFiles';

/** A file at the workspace folder's root, for references that are written from there. */
const atRoot = 'crowdsmith.lock.json';

/** Reads files of one workspace folder, editors first, and notes which ones it was asked for. */
export class EditorFiles implements PreviewFiles {
  readonly #asked = new Set<string>();
  /** By path: a spec is read again with every keystroke, and most of it is as it was. */
  readonly #parsed = new Map<string, { text: string; doc: SpecDocument; cache: ParseCache }>();

  constructor(
    /** The folder by the name it was opened with, which may be a link's. */
    private readonly root: string,
    private readonly workspace: Workspace,
  ) {}

  /** Absolute paths of everything it was asked for, under the names that editors know it by. */
  get asked(): ReadonlySet<string> {
    return this.#asked;
  }

  uri(file: string): vscode.Uri {
    return vscode.Uri.file(path.join(this.root, file));
  }

  /** Path below the workspace folder of a file that was asked for. */
  pathOf(uri: vscode.Uri): string | undefined {
    if (!this.#asked.has(uri.fsPath)) return undefined;
    return path.relative(this.root, uri.fsPath).split(path.sep).join('/');
  }

  async spec(file: string): Promise<SpecDocument> {
    const how = specKindOf(file);
    if (how === undefined) throw new Error(`${file} is not a spec by its name.`);
    const text = this.#unsaved(file)?.getText() ?? (await this.workspace.readText(atRoot, file));
    const known = this.#parsed.get(file);
    if (known?.text === text) return known.doc;
    const cache = known?.cache ?? createParseCache();
    const doc = parseSpec(text, { ...how, cache });
    this.#parsed.set(file, { text, doc, cache });
    return doc;
  }

  resolveRef(from: string, ref: string): Promise<string> {
    return this.workspace.resolveRef(from, ref);
  }

  async text(from: string, ref: string): Promise<string> {
    const file = await this.workspace.resolveRef(from, ref);
    return this.#unsaved(file)?.getText() ?? this.workspace.readText(from, ref);
  }

  async tasks(from: string, ref: string): Promise<TasksText> {
    const file = await this.workspace.resolveRef(from, ref);
    const document = this.#unsaved(file);
    if (document) return textInMemory(document.getText(), `editor:${String(document.version)}`);
    return textOnDisk(this.workspace.absolute(file));
  }

  async poolSpecs(): Promise<readonly string[]> {
    const found = await findSpecs(['pool', 'training']);
    const here = found.filter((other) => rootOf(other) === this.root);
    return Promise.all(here.map((other) => this.workspace.locate(other.fsPath)));
  }

  /** The document in an editor, under the name that editors know the file by. */
  #unsaved(file: string): vscode.TextDocument | undefined {
    const absolute = path.join(this.root, file);
    this.#asked.add(absolute);
    return vscode.workspace.textDocuments.find(
      ({ uri, isClosed }) => uri.scheme === 'file' && uri.fsPath === absolute && !isClosed,
    );
  }
}
