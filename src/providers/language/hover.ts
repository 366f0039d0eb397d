import * as vscode from 'vscode';
import { hoverAt } from '../../spec';
import { fromPosition, toMarkdown, toRange } from './convert';
import type { SpecAtHand } from './specAtHand';

export class SpecHover implements vscode.HoverProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const hover = await this.atHand.askTree(document, token, (spec, outside) =>
      hoverAt(spec, fromPosition(position), outside),
    );
    return hover && new vscode.Hover(toMarkdown(hover.markdown), toRange(hover.range));
  }
}
