import * as vscode from 'vscode';
import { hoverAt } from '../../spec';
import { fromPosition, toMarkdown, toRange } from './convert';
import type { ParsedSpecs } from './parsedSpecs';
import type { ReferencedFiles } from './referencedFiles';

export class SpecHover implements vscode.HoverProvider {
  constructor(
    private readonly parsed: ParsedSpecs,
    private readonly files: ReferencedFiles,
  ) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const spec = this.parsed.of(document);
    if (spec === undefined) return undefined;
    const outside = this.files.outsideOf(document.uri, new Set());
    const hover = hoverAt(spec, fromPosition(position), outside);
    return hover && new vscode.Hover(toMarkdown(hover.markdown), toRange(hover.range));
  }
}
