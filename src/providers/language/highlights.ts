import * as vscode from 'vscode';
import { highlightsAt } from '../../spec';
import { fromPosition, toRange } from './convert';
import type { SpecAtHand } from './specAtHand';

/** Marks the places of a file that name what is under the cursor. */
export class SpecHighlights implements vscode.DocumentHighlightProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  async provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentHighlight[] | undefined> {
    const found = await this.atHand.askText(document, token, (text, outside) =>
      highlightsAt(text, fromPosition(position), outside),
    );
    // Undefined lets the editor mark equal words, which is what a plain word deserves.
    if (found === undefined || found.length === 0) return undefined;
    return found.map(
      ({ range, kind }) => new vscode.DocumentHighlight(toRange(range), highlightKinds[kind]),
    );
  }
}

const highlightKinds = {
  read: vscode.DocumentHighlightKind.Read,
  write: vscode.DocumentHighlightKind.Write,
} as const;
