import * as vscode from 'vscode';
import { semanticTokensOf, type Range, type TokenModifier, type TokenType } from '../../spec';
import { fromPosition, toRange } from './convert';
import type { SpecAtHand } from './specAtHand';

const types: readonly TokenType[] = ['component', 'form', 'dataPath', 'field'];
const modifiers: readonly TokenModifier[] = ['declaration', 'input', 'output'];

/** Declared in package.json, with the colours that themes have for such things. */
export const tokenLegend = new vscode.SemanticTokensLegend(
  types.map((type) => `crowdsmith${type.charAt(0).toUpperCase()}${type.slice(1)}`),
  modifiers.map((modifier) =>
    modifier === 'declaration'
      ? modifier
      : `crowdsmith${modifier.charAt(0).toUpperCase()}${modifier.slice(1)}`,
  ),
);

/** Colours for what no grammar can know: that a text names a field, a component or a form. */
export class SpecSemanticTokens
  implements vscode.DocumentSemanticTokensProvider, vscode.DocumentRangeSemanticTokensProvider
{
  constructor(private readonly atHand: SpecAtHand) {}

  provideDocumentSemanticTokens(document: vscode.TextDocument): vscode.SemanticTokens {
    return this.tokens(document);
  }

  provideDocumentRangeSemanticTokens(
    document: vscode.TextDocument,
    { start, end }: vscode.Range,
  ): vscode.SemanticTokens {
    return this.tokens(document, { start: fromPosition(start), end: fromPosition(end) });
  }

  private tokens(document: vscode.TextDocument, within?: Range): vscode.SemanticTokens {
    const builder = new vscode.SemanticTokensBuilder(tokenLegend);
    const spec = this.atHand.spec(document);
    for (const token of spec === undefined ? [] : semanticTokensOf(spec, within)) {
      const { start, end } = toRange(token.range);
      const bits = token.modifiers.reduce((all, one) => all | (1 << modifiers.indexOf(one)), 0);
      const length = end.character - start.character;
      builder.push(start.line, start.character, length, types.indexOf(token.type), bits);
    }
    return builder.build();
  }
}
