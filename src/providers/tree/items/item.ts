import * as vscode from 'vscode';
import type { ItemFacts } from '../facts';
import { resourceOf, type Look } from '../decorations';
import type { RemoteNode } from '../nodes';

/** What a tree item is made of; everything but the label may be left out. */
export interface ItemParts {
  readonly label: string;
  readonly icon?: vscode.ThemeIcon;
  readonly description?: string | undefined;
  /** `pool.open`; words are added by `withWords`. */
  readonly context: string;
  /** For screen readers, where label and description are not enough. */
  readonly spoken?: string;
  /** How the item is decorated. */
  readonly look?: Look;
  readonly unfolds?: 'closed' | 'open';
  readonly command?: vscode.Command;
}

export function itemOf(node: RemoteNode, parts: ItemParts): vscode.TreeItem {
  const states = vscode.TreeItemCollapsibleState;
  const unfolds = { closed: states.Collapsed, open: states.Expanded };
  const state = parts.unfolds === undefined ? states.None : unfolds[parts.unfolds];
  const item = new vscode.TreeItem(parts.label, state);
  item.id = node.key;
  item.contextValue = parts.context;
  if (parts.icon !== undefined) item.iconPath = parts.icon;
  if (parts.description !== undefined) item.description = parts.description;
  if (parts.look !== undefined) item.resourceUri = resourceOf(node, parts.look);
  if (parts.command !== undefined) item.command = parts.command;
  const spoken = parts.spoken ?? [parts.label, parts.description].filter(Boolean).join(', ');
  item.accessibilityInformation = { label: spoken };
  return item;
}

/** `pool.open spec site`: what the menus' `when` clauses look at. */
export function withWords(context: string, id: string, facts: ItemFacts): string {
  const words = [context];
  if (facts.hasSpec(id)) words.push('spec');
  if (facts.site() !== undefined) words.push('site');
  return words.join(' ');
}

export function icon(name: string, color?: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
}

export const faded = 'disabledForeground';
