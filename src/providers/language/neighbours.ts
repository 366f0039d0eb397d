import * as vscode from 'vscode';
import type { SpecFormat } from '../../spec';

/** Extensions that read the notation of our files, too, and what they already do there. */
const yamlExtension = 'redhat.vscode-yaml';
const jsonExtension = 'vscode.json-language-features';

/**
 * Whether somebody else shows outline, folds and the like, and mistakes in the notation itself. What
 * they show we do not show again: two outlines and two squiggles are worse than one.
 */
export const neighbours = {
  /** Outline, folding, growing selections, formatting of documents in this notation. */
  structure(format: SpecFormat): boolean {
    return isInstalled(format);
  },

  /** Mistakes in the notation, as long as their setting says so. */
  notation(format: SpecFormat): boolean {
    if (!isInstalled(format)) return false;
    return format === 'json'
      ? vscode.workspace.getConfiguration('json').get('validate.enable', true)
      : vscode.workspace.getConfiguration('yaml').get('validate', true);
  },

  /** An extension came or went. */
  onDidChange: vscode.extensions.onDidChange,
};

function isInstalled(format: SpecFormat): boolean {
  const id = format === 'json' ? jsonExtension : yamlExtension;
  return vscode.extensions.getExtension(id) !== undefined;
}
