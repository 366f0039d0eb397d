import * as vscode from 'vscode';
import { foldingOf } from '../../spec';
import type { SpecAtHand } from './specAtHand';

export class SpecFolding implements vscode.FoldingRangeProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
    const spec = this.atHand.spec(document);
    if (spec === undefined) return [];
    return foldingOf(spec).map(
      ({ startLine, endLine, kind }) =>
        new vscode.FoldingRange(
          startLine,
          endLine,
          kind === 'comment' ? vscode.FoldingRangeKind.Comment : undefined,
        ),
    );
  }
}
