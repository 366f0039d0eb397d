import * as vscode from 'vscode';
import type { Diagnostic } from '../../spec';
import { toRange } from './convert';
import type { Documentation } from './documentation';

/** A squiggle with its code, which leads to the code's page. */
export function toShown(found: Diagnostic, documentation: Documentation): vscode.Diagnostic {
  const shown = new vscode.Diagnostic(
    toRange(found.range),
    found.message,
    severities[found.severity],
  );
  shown.source = 'crowdsmith';
  shown.code = { value: found.code, target: documentation.of(found.code) };
  return shown;
}

const severities: Readonly<Record<Diagnostic['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};
