import * as vscode from 'vscode';
import { coloursOf, colourTexts } from '../../spec';
import { toRange } from './convert';
import type { SpecAtHand } from './specAtHand';

/** Swatches beside colours, and the picker that writes another one. */
export class SpecColours implements vscode.DocumentColorProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  provideDocumentColors(document: vscode.TextDocument): vscode.ColorInformation[] {
    const spec = this.atHand.spec(document);
    if (spec === undefined) return [];
    return coloursOf(spec).map(
      ({ range, red, green, blue, alpha }) =>
        new vscode.ColorInformation(toRange(range), new vscode.Color(red, green, blue, alpha)),
    );
  }

  provideColorPresentations({ red, green, blue, alpha }: vscode.Color): vscode.ColorPresentation[] {
    return colourTexts({ red, green, blue, alpha }).map(
      (text) => new vscode.ColorPresentation(text),
    );
  }
}
