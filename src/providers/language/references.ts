import type * as vscode from 'vscode';
import { referencesAt } from '../../spec';
import { fromPosition } from './convert';
import { toLocation } from './places';
import type { SpecAtHand } from './specAtHand';

/** Everything that names a field, a spec or a file, in all specs and in the files that they name. */
export class SpecReferences implements vscode.ReferenceProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[]> {
    const wanted = includeDeclaration ? 'with-definition' : 'without-definition';
    const found = await this.atHand.askText(document, token, (text, outside) =>
      referencesAt(text, fromPosition(position), outside, wanted),
    );
    return (found ?? []).map((location) => toLocation(document.uri, location));
  }
}
