import type * as vscode from 'vscode';
import { definitionAt } from '../../spec';
import { fromPosition, toRange } from './convert';
import { uriOfRef } from './places';
import type { SpecAtHand } from './specAtHand';

/** From a field id, a `$id` or a `$file` to where it is declared. */
export class SpecDefinition implements vscode.DefinitionProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.LocationLink[]> {
    const found = await this.atHand.askText(document, token, (text, outside) =>
      definitionAt(text, fromPosition(position), outside),
    );
    if (found === undefined) return [];
    return found.targets.map(({ path, range }) => ({
      originSelectionRange: toRange(found.origin),
      targetUri: uriOfRef(document.uri, path),
      targetRange: toRange(range),
    }));
  }
}
