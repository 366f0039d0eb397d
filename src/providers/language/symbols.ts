import * as vscode from 'vscode';
import { symbolsOf, type SpecSymbol, type SymbolKind } from '../../spec';
import { toRange } from './convert';
import type { SpecAtHand } from './specAtHand';

/** The outline and the breadcrumbs of a spec. */
export class SpecSymbols implements vscode.DocumentSymbolProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    const spec = this.atHand.spec(document);
    return spec === undefined ? [] : symbolsOf(spec).map(convert);
  }
}

function convert({ name, detail, kind, range, selection, children }: SpecSymbol) {
  const symbol = new vscode.DocumentSymbol(
    // VS Code refuses an empty name; a key may be empty.
    name === '' ? '""' : name,
    detail,
    symbolKinds[kind],
    toRange(range),
    toRange(selection),
  );
  symbol.children = children.map(convert);
  return symbol;
}

const symbolKinds: Readonly<Record<SymbolKind, vscode.SymbolKind>> = {
  object: vscode.SymbolKind.Object,
  list: vscode.SymbolKind.Array,
  text: vscode.SymbolKind.String,
  number: vscode.SymbolKind.Number,
  boolean: vscode.SymbolKind.Boolean,
  null: vscode.SymbolKind.Null,
  component: vscode.SymbolKind.Class,
  field: vscode.SymbolKind.Field,
  rule: vscode.SymbolKind.Event,
  condition: vscode.SymbolKind.Operator,
};
