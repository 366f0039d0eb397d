import * as vscode from 'vscode';
import { hoverAt } from '../../spec';
import { fromPosition, toMarkdown, toRange } from './convert';
import type { ParsedSpecs } from './parsedSpecs';

export class SpecHover implements vscode.HoverProvider {
  constructor(private readonly parsed: ParsedSpecs) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const spec = this.parsed.of(document);
    if (spec === undefined) return undefined;
    const hover = hoverAt(spec, fromPosition(position));
    return hover && new vscode.Hover(toMarkdown(hover.markdown), toRange(hover.range));
  }
}
