import * as vscode from 'vscode';
import type { Diagnostic, SpecDocument, SpecNode } from '../../spec';

/** Command of an action that adds a code to the setting; takes the code and the document's Uri. */
export const silenceCommand = 'crowdsmith.silenceRule';

/**
 * Ways not to hear of a rule again: here, in this file, or in the whole workspace. `spec` is the document
 * as a tree; absent for a tasks file, which has no comments.
 */
export function silencingActions(
  document: vscode.TextDocument,
  spec: Pick<SpecDocument, 'format' | 'lines' | 'root' | 'syntax'> | undefined,
  { code, range }: Diagnostic,
): readonly vscode.CodeAction[] {
  // What cannot be read is no matter of taste.
  if (spec?.syntax.some((problem) => problem.code === code) === true) return [];
  const actions: vscode.CodeAction[] = [];
  if (spec?.format === 'yaml') {
    const { line } = range.start;
    if (!isInsideText(spec.root, spec.lines.lineStart(line))) {
      actions.push(silencedAbove(document, line, code));
    }
    const top = action(`Silence ${code} in this file`);
    top.edit?.insert(document.uri, document.positionAt(0), `# crowdsmith-disable ${code}\n`);
    actions.push(top);
  }
  const everywhere = action(`Silence ${code} in this workspace`);
  everywhere.command = {
    command: silenceCommand,
    title: 'Silence Rule',
    arguments: [code, document.uri],
  };
  return [...actions, everywhere];
}

/** A comment of its own above the line; where one stands already, the code joins it. */
function silencedAbove(
  document: vscode.TextDocument,
  line: number,
  code: string,
): vscode.CodeAction {
  const silencing = action(`Silence ${code} on this line`);
  const above = line > 0 ? document.lineAt(line - 1) : undefined;
  const known = above && /^\s*#\s*crowdsmith-disable-next-line\s+[\w-]+/.exec(above.text);
  if (above !== undefined && known) {
    silencing.edit?.insert(
      document.uri,
      above.range.start.translate(0, known[0].length),
      `, ${code}`,
    );
    return silencing;
  }
  const { text } = document.lineAt(line);
  const indent = /^ */.exec(text)?.[0] ?? '';
  const comment = `${indent}# crowdsmith-disable-next-line ${code}\n`;
  silencing.edit?.insert(document.uri, new vscode.Position(line, 0), comment);
  return silencing;
}

function action(title: string): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.edit = new vscode.WorkspaceEdit();
  return made;
}

/** Within a text of several lines a `#` begins no comment. */
function isInsideText(node: SpecNode | undefined, offset: number): boolean {
  if (node === undefined || offset <= node.start || offset > node.end) return false;
  if (node.kind === 'scalar') return true;
  const children =
    node.kind === 'list' ? node.items : node.entries.flatMap(({ key, value }) => [key, value]);
  return children.some((child) => isInsideText(child, offset));
}
