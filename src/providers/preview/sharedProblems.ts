import * as vscode from 'vscode';
import type { DrawnProblem, HostMessage, SpecFinding, SpecPreview } from '../../preview';
import { fromPosition, toRange } from '../language/convert';
import type { EditorFiles } from './editorFiles';

/** Who says it, in the list of problems: the spec language, and what drawing brought up. */
const language = 'crowdsmith';
const drawing = 'crowdsmith preview';

const severities = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
  [vscode.DiagnosticSeverity.Hint]: 'info',
} as const;

/** What is wrong, told on both sides: findings of the editor in the page, problems of the page in the editor. */
export class SharedProblems implements vscode.Disposable {
  readonly #shown = vscode.languages.createDiagnosticCollection('crowdsmith-preview');
  readonly #watching: vscode.Disposable;
  #last = '[]';

  constructor(
    private readonly preview: SpecPreview,
    private readonly files: EditorFiles,
    private readonly post: (message: HostMessage) => void,
  ) {
    this.#watching = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => this.files.pathOf(uri) !== undefined)) this.tellPage('if-changed');
    });
  }

  tellPage(when: 'if-changed' | 'always'): void {
    const findings = this.#findings();
    const now = JSON.stringify(findings);
    if (when === 'if-changed' && now === this.#last) return;
    this.#last = now;
    this.post({ type: 'findings', findings });
  }

  /** Puts what the page complains of where it is written, unless the language says so already. */
  showInEditor(problems: readonly DrawnProblem[]): void {
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const { message, place } of problems) {
      const found = place && this.preview.locate(place);
      if (!found) continue;
      const range = firstLine(toRange(found.range));
      const uri = this.files.uri(found.file);
      if (isKnown(uri, range)) continue;
      const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
      diagnostic.source = drawing;
      byFile.set(found.file, [...(byFile.get(found.file) ?? []), diagnostic]);
    }
    this.#shown.clear();
    for (const [file, diagnostics] of byFile) this.#shown.set(this.files.uri(file), diagnostics);
  }

  dispose(): void {
    this.#watching.dispose();
    this.#shown.dispose();
  }

  #findings(): readonly SpecFinding[] {
    return this.preview.sources().flatMap((file) =>
      vscode.languages
        .getDiagnostics(this.files.uri(file))
        .filter(({ source }) => source === language)
        .map((diagnostic) => this.#finding(file, diagnostic)),
    );
  }

  #finding(file: string, { severity, code, message, range }: vscode.Diagnostic): SpecFinding {
    const place = this.preview.placeAt(file, fromPosition(range.start));
    return {
      severity: severities[severity],
      code: String(typeof code === 'object' ? code.value : (code ?? '')),
      ...{ message, file, line: range.start.line },
      ...(place && { place }),
    };
  }
}

function firstLine({ start, end }: vscode.Range): vscode.Range {
  return end.line === start.line
    ? new vscode.Range(start, end)
    : new vscode.Range(start, start.translate(0, Number.MAX_SAFE_INTEGER - start.character));
}

function isKnown(uri: vscode.Uri, { start }: vscode.Range): boolean {
  return vscode.languages
    .getDiagnostics(uri)
    .some(
      ({ source, severity, range }) =>
        source === language &&
        severity === vscode.DiagnosticSeverity.Error &&
        range.start.line === start.line,
    );
}
