import { readFile, realpath, stat } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { OutsideFile } from '../../spec';
import { FileWatch, textInEditor } from '../fileWatch';
import { rootOf } from '../specFiles';

/** Files above this many bytes are not read for squiggles; commands stream them instead. */
const maxBytes = 8 * 1024 * 1024;

/**
 * Texts of the files that specs refer to. The language core asks synchronously and gets what is
 * cached; what it had to leave open is loaded and the spec looked at again. A file that is open in
 * an editor counts as it stands there, unsaved changes included.
 */
export class ReferencedFiles implements vscode.Disposable {
  private readonly states = new Map<string, OutsideFile>();
  private readonly disk = new FileWatch();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watching: vscode.Disposable;
  /** A file that some spec refers to is another one now. */
  readonly onDidChange = this.changed.event;

  constructor() {
    this.watching = vscode.Disposable.from(
      this.disk,
      this.disk.onDidChange((uri) => {
        if (textInEditor(uri.fsPath) === undefined) this.forget(uri);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.edited(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document.uri)),
    );
  }

  /** The state of a file as a spec names it; `open` collects what is not known yet. */
  lookup(spec: vscode.Uri, open: Set<string>): (ref: string) => OutsideFile {
    return (ref) => {
      const file = resolveInside(spec, ref);
      return file === undefined ? { state: 'outside' } : this.at(file, open);
    };
  }

  /** The state of a file that is known to lie in the workspace folder. */
  at(file: string, open: Set<string>): OutsideFile {
    const known = this.states.get(file);
    if (known !== undefined) return known;
    open.add(file);
    return { state: 'unknown' };
  }

  /** Loads files that were asked for and not known. */
  async load(spec: vscode.Uri, files: ReadonlySet<string>): Promise<void> {
    const root = rootOf(spec);
    await Promise.all(
      [...files].map(async (file) => {
        this.disk.add(file);
        this.states.set(file, openText(file) ?? (await readInside(root, file)));
      }),
    );
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
  }

  private edited(document: vscode.TextDocument): void {
    const file = document.uri.fsPath;
    if (document.uri.scheme !== 'file' || !this.states.has(file)) return;
    this.states.set(file, { state: 'found', text: document.getText() });
    this.changed.fire();
  }

  private forget(uri: vscode.Uri): void {
    if (this.states.delete(uri.fsPath)) this.changed.fire();
  }
}

/** The absolute path of a reference, or undefined when it leaves the workspace folder. */
function resolveInside(spec: vscode.Uri, ref: string): string | undefined {
  if (path.isAbsolute(ref)) return undefined;
  const file = path.resolve(path.dirname(spec.fsPath), ref);
  return isInside(rootOf(spec), file) ? file : undefined;
}

/** Whether a path lies in a folder; links are not followed. */
export function isInside(root: string, file: string): boolean {
  const relative = path.relative(root, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** Reads a file; a symbolic link that leads out of the folder counts as outside. */
async function readInside(root: string, file: string): Promise<OutsideFile> {
  try {
    const place = await placeOf(root, file);
    if (place === 'outside') return { state: 'outside' };
    const facts = await stat(place.real);
    if (!facts.isFile()) return { state: 'missing' };
    if (facts.size > maxBytes) return { state: 'unknown' };
    return { state: 'found', text: await readFile(place.real, 'utf8') };
  } catch {
    return { state: 'missing' };
  }
}

/** Whether there is such a file, and it does not lie outside of the folder. */
export async function isReadable(root: string, file: string): Promise<boolean> {
  try {
    const place = await placeOf(root, file);
    return place !== 'outside' && (await stat(place.real)).isFile();
  } catch {
    return false;
  }
}

/** Where a file really is. Rejects when it is nowhere. */
async function placeOf(root: string, file: string): Promise<'outside' | { readonly real: string }> {
  const [realRoot, real] = await Promise.all([realpath(root), realpath(file)]);
  return isInside(realRoot, real) ? { real } : 'outside';
}

function openText(file: string): OutsideFile | undefined {
  const text = textInEditor(file);
  return text === undefined ? undefined : { state: 'found', text };
}
