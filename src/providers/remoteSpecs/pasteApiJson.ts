import * as vscode from 'vscode';
import { specOf, specSelector } from '../specFiles';

const kind = vscode.DocumentDropOrPasteEditKind.Text.append('crowdsmith', 'spec');

/**
 * JSON of the API that is pasted into an empty spec becomes a spec: the config as a mapping, nothing
 * that only the platform sets.
 */
class PasteApiJson implements vscode.DocumentPasteEditProvider {
  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    const wanted = specOf(document.uri);
    if (wanted?.format === 'json' || !isAll(document, ranges)) return undefined;
    const text = await data.get('text/plain')?.asString();
    // Most pastes are nothing of the kind: the core is not loaded for them.
    if (text === undefined || token.isCancellationRequested || !/^\s*[[{]/.test(text))
      return undefined;
    const { specOfApiJson } = await import('../remote');
    const spec = specOfApiJson(text);
    if (spec === undefined || (wanted !== undefined && wanted.kind !== spec.kind)) return undefined;
    return [new vscode.DocumentPasteEdit(spec.text, `Paste as a ${spec.kind} spec`, kind)];
  }
}

/** Whether what is pasted becomes all that there is. */
function isAll(document: vscode.TextDocument, ranges: readonly vscode.Range[]): boolean {
  const [range] = ranges;
  if (ranges.length !== 1 || range === undefined) return false;
  const text = document.getText();
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return (text.slice(0, start) + text.slice(end)).trim() === '';
}

export function registerPaste(): vscode.Disposable {
  const selector = [specSelector, { scheme: 'untitled', language: 'yaml' }].flat();
  return vscode.languages.registerDocumentPasteEditProvider(selector, new PasteApiJson(), {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: ['text/plain'],
  });
}
