import * as vscode from 'vscode';
import { selectionAt } from '../../spec';
import { fromPosition, toRange } from './convert';
import type { SpecAtHand } from './specAtHand';

/** "Expand Selection": word, value, entry, mapping, and so on up to everything. */
export class SpecSelections implements vscode.SelectionRangeProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  provideSelectionRanges(
    document: vscode.TextDocument,
    positions: readonly vscode.Position[],
  ): vscode.SelectionRange[] {
    const spec = this.atHand.spec(document);
    if (spec === undefined) return [];
    return positions.map((position) => {
      let chain: vscode.SelectionRange | undefined;
      for (const range of [...selectionAt(spec, fromPosition(position))].reverse()) {
        chain = new vscode.SelectionRange(toRange(range), chain);
      }
      return chain ?? new vscode.SelectionRange(new vscode.Range(position, position));
    });
  }
}
