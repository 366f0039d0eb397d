import type * as vscode from 'vscode';
import { fixesFor, parseSpec, tasksFixesFor, textAtHand, type Diagnostic } from '../../spec';
import { endingOf, toQuickFix } from './fixActions';
import type { OutsideWorld } from './outsideWorld';
import type { FoundBySpec, ReferencedDiagnostics } from './referencedDiagnostics';
import { silencingActions } from './silencingActions';
import type { SpecIndex } from './specIndex';
import type { TasksDiagnostics } from './tasksDiagnostics';

interface Parts {
  readonly index: SpecIndex;
  readonly world: OutsideWorld;
  readonly referenced: ReferencedDiagnostics;
  readonly tasks: TasksDiagnostics;
}

/** Light bulbs in files that specs name: an interface of its own, a tasks file. */
export class FixesElsewhere {
  constructor(private readonly parts: Parts) {}

  async at(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<readonly vscode.CodeAction[]> {
    const inRows = this.inTasks(document, range, context);
    const bySpecs = this.parts.referenced.at(document, range);
    const mending = await Promise.all(
      bySpecs.map((found) => this.inReferenced(found, context, token)),
    );
    const silencing = bySpecs.flatMap(({ diagnostic }) =>
      silencingIn(document, diagnostic).map((action) => endingOf(action, diagnostic, context)),
    );
    return [...mending.flat(), ...silencing, ...inRows];
  }

  private inTasks(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): readonly vscode.CodeAction[] {
    const found = this.parts.tasks.at(document, range);
    if (found.length === 0) return [];
    const text = textAtHand(document.getText());
    return found.flatMap(({ diagnostic, reading }) => [
      ...tasksFixesFor(text, diagnostic, reading).map((fix) =>
        toQuickFix(document.uri, fix, diagnostic, context),
      ),
      ...silencingActions(document, undefined, diagnostic).map((action) =>
        endingOf(action, diagnostic, context),
      ),
    ]);
  }

  private async inReferenced(
    { spec, diagnostic }: FoundBySpec,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<readonly vscode.CodeAction[]> {
    const { index, world } = this.parts;
    const doc = index.at(spec);
    if (doc === undefined) return [];
    const fixes = await world.ask(spec, token, (outside) => fixesFor(doc, diagnostic, outside));
    return (fixes ?? []).map((fix) => toQuickFix(spec, fix, diagnostic, context));
  }
}

/** In YAML by a comment, too; markup and the like have none that we read. */
function silencingIn(
  document: vscode.TextDocument,
  diagnostic: Diagnostic,
): readonly vscode.CodeAction[] {
  const isYaml = /\.ya?ml$/i.test(document.uri.path);
  const tree = isYaml
    ? parseSpec(document.getText(), { kind: 'project', format: 'yaml' })
    : undefined;
  return silencingActions(document, tree, diagnostic);
}
