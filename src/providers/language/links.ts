import * as vscode from 'vscode';
import { linksOf } from '../../spec';
import { toRange } from './convert';
import { uriOfRef } from './places';
import type { SpecAtHand } from './specAtHand';

/** The files that a spec names, to be clicked on. Web addresses are links of the editor itself. */
export class SpecLinks implements vscode.DocumentLinkProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const spec = this.atHand.spec(document);
    if (spec === undefined) return [];
    return linksOf(spec)
      .filter(({ kind }) => kind === 'file')
      .map(({ range, target }) => {
        const link = new vscode.DocumentLink(toRange(range), uriOfRef(document.uri, target));
        link.tooltip = `Open ${target}`;
        return link;
      });
  }
}
