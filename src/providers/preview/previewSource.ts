import * as path from 'node:path';
import type * as vscode from 'vscode';
import { previewOfSpec, type PreviewFiles, type PreviewModel } from '../../preview';
import { parseSpec, specKindOf } from '../../spec';
import { openWorkspace, type Workspace } from '../../workspace';
import { textInEditor } from '../fileWatch';
import { findSpecs, rootOf } from '../specFiles';

/**
 * What the preview of a spec shows, as it stands in the editors and on disk. Throws what a person
 * should read when it cannot be drawn; `files` is filled in either way.
 */
export async function previewModelFor(spec: vscode.Uri, files: Set<string>): Promise<PreviewModel> {
  const root = rootOf(spec);
  const workspace = openWorkspace(root);
  const reader = new EditorFiles(root, workspace, files);
  return await previewOfSpec(reader, await workspace.locate(spec.fsPath));
}

/** Reads files of one workspace folder, editors first, and notes which ones it was asked for. */
class EditorFiles implements PreviewFiles {
  constructor(
    /** The folder by the name it was opened with, which may be a link's. */
    private readonly root: string,
    private readonly workspace: Workspace,
    private readonly files: Set<string>,
  ) {}

  async spec(file: string) {
    const how = specKindOf(file);
    if (how === undefined) throw new Error(`${file} is not a spec by its name.`);
    const unsaved = this.unsaved(file);
    return unsaved === undefined
      ? (await this.workspace.readSpec(file)).doc
      : parseSpec(unsaved, how);
  }

  resolveRef(from: string, ref: string): Promise<string> {
    return this.workspace.resolveRef(from, ref);
  }

  async text(from: string, ref: string): Promise<string> {
    const file = await this.workspace.resolveRef(from, ref);
    return this.unsaved(file) ?? this.workspace.readText(from, ref);
  }

  async poolSpecs(): Promise<readonly string[]> {
    const found = await findSpecs(['pool', 'training']);
    const here = found.filter((other) => rootOf(other) === this.root);
    return Promise.all(here.map((other) => this.workspace.locate(other.fsPath)));
  }

  /** The text in an editor, under the name that editors know the file by. */
  private unsaved(file: string): string | undefined {
    const absolute = path.join(this.root, file);
    this.files.add(absolute);
    return textInEditor(absolute);
  }
}
