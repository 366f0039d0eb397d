import * as vscode from 'vscode';
import { formHelpAt } from '../../spec';
import { fromPosition, toMarkdown } from './convert';
import type { SpecAtHand } from './specAtHand';

export const formHelpTriggers: readonly string[] = ['{', ',', ':'];

/** What `{ $file: … }` and its kin take, shown as parameters are shown. */
export class FormHelp implements vscode.SignatureHelpProvider {
  constructor(private readonly atHand: SpecAtHand) {}

  provideSignatureHelp(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.SignatureHelp | undefined {
    const spec = this.atHand.spec(document);
    const found = spec && formHelpAt(spec, fromPosition(position));
    if (found === undefined) return undefined;
    const signature = new vscode.SignatureInformation(found.label, toMarkdown(found.documentation));
    signature.parameters = found.parameters.map(
      ({ label: [start, end], documentation }) =>
        new vscode.ParameterInformation([start, end], toMarkdown(documentation)),
    );
    const help = new vscode.SignatureHelp();
    help.signatures = [signature];
    help.activeSignature = 0;
    // Past the last parameter means that none is marked.
    help.activeParameter = found.active ?? found.parameters.length;
    return help;
  }
}
