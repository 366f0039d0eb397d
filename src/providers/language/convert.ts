import * as vscode from 'vscode';
import type { Position, Range } from '../../spec';

/** The language core counts as VS Code does; only the classes differ. */

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function fromPosition({ line, character }: vscode.Position): Position {
  return { line, character };
}

/** Markdown of ours: no commands and no HTML in it. */
export function toMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = false;
  return markdown;
}
