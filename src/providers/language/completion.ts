import * as vscode from 'vscode';
import { completeAt, type CompletionItem } from '../../spec';
import { fromPosition, toMarkdown, toRange } from './convert';
import type { SpecAtHand } from './specAtHand';

/** Characters after which a list is worth showing: values follow `: `, `- `, quotes and paths. */
export const completionTriggers: readonly string[] = [':', ' ', '-', '"', "'", '/', '.', '$', '{'];

export class SpecCompletion implements vscode.CompletionItemProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionItem[]> {
    const items = await this.atHand.askTree(document, token, (spec, outside) =>
      completeAt(spec, fromPosition(position), outside),
    );
    return (items ?? []).map((item) => convert(item));
  }
}

function convert(from: CompletionItem): vscode.CompletionItem {
  const item = new vscode.CompletionItem(from.label, kinds[from.kind]);
  item.range = toRange(from.replace);
  item.insertText = new vscode.SnippetString(from.insertText);
  if (from.detail !== undefined) item.detail = from.detail;
  item.sortText = from.sortText;
  if (from.filterText !== undefined) item.filterText = from.filterText;
  if (from.documentation !== undefined) item.documentation = toMarkdown(from.documentation);
  return item;
}

const kinds: Readonly<Record<CompletionItem['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  component: vscode.CompletionItemKind.Class,
  snippet: vscode.CompletionItemKind.Snippet,
  file: vscode.CompletionItemKind.File,
  path: vscode.CompletionItemKind.Field,
};
