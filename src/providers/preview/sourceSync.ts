import * as vscode from 'vscode';
import type { HostMessage, SourcePlace, SpecPreview } from '../../preview';
import { fromPosition, toRange } from '../language/convert';
import type { EditorFiles } from './editorFiles';

/** Between the cursor's last move and the outline in the page, in milliseconds. */
const settle = 60;

/** Keeps a preview and the editors of its sources together: the cursor outlines, a pick reveals. */
export class SourceSync implements vscode.Disposable {
  readonly #life: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #last: string | undefined;

  constructor(
    private readonly preview: SpecPreview,
    private readonly files: EditorFiles,
    private readonly post: (message: HostMessage) => void,
  ) {
    this.#life = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#soon(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#soon(editor)),
    );
  }

  /** Shows where something is written, beside the preview where it is open already. */
  async reveal(place: SourcePlace): Promise<void> {
    const found = this.preview.locate(place);
    if (!found) return;
    const { start } = toRange(found.range);
    await show(this.files.uri(found.file), new vscode.Range(start, start));
  }

  async revealLine(file: string, line: number): Promise<void> {
    await show(this.files.uri(file), new vscode.Range(line, 0, line, 0));
  }

  /** Outlines what the cursor stands on, once more: the page or the spec is another one. */
  again(): void {
    this.#last = undefined;
    this.#soon(vscode.window.activeTextEditor);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#life.dispose();
  }

  #soon(editor: vscode.TextEditor | undefined): void {
    if (editor?.document.uri.scheme !== 'file') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#outline(editor), settle);
  }

  #outline({ document, selection }: vscode.TextEditor): void {
    const file = this.files.pathOf(document.uri);
    if (file === undefined) return;
    const place = this.preview.placeAt(file, fromPosition(selection.active));
    const now = JSON.stringify(place ?? null);
    if (now === this.#last) return;
    this.#last = now;
    this.post(place ? { type: 'outline', place } : { type: 'outline' });
  }
}

/** In the column where the file stands already, so that the preview is not covered. */
async function show(uri: vscode.Uri, selection: vscode.Range): Promise<void> {
  const open = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    ),
  );
  const viewColumn = open?.viewColumn ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(uri, { viewColumn, selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
