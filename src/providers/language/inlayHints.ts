import * as vscode from 'vscode';
import { inlayHintsOf } from '../../spec';
import { fromPosition, toRange } from './convert';
import { isWanted } from './settings';
import type { SpecAtHand } from './specAtHand';

/** Prices, names of ids and regions, and durations, behind the numbers that stand for them. */
export class SpecInlayHints implements vscode.InlayHintsProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watching: vscode.Disposable;
  readonly onDidChangeInlayHints = this.changed.event;

  constructor(private readonly atHand: SpecAtHand) {
    this.watching = vscode.Disposable.from(
      atHand.world.onDidChange(() => this.changed.fire()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('crowdsmith.inlayHints')) this.changed.fire();
      }),
    );
  }

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[]> {
    if (!isWanted('inlayHints', document.uri)) return [];
    const wanted = { start: fromPosition(range.start), end: fromPosition(range.end) };
    const found = await this.atHand.ask(document, token, (spec, outside) =>
      inlayHintsOf(spec, wanted, outside),
    );
    return (found ?? []).map(({ position, label, tooltip }) => {
      const at = toRange({ start: position, end: position }).start;
      const hint = new vscode.InlayHint(at, label);
      hint.paddingLeft = true;
      if (tooltip !== undefined) hint.tooltip = tooltip;
      return hint;
    });
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
  }
}
