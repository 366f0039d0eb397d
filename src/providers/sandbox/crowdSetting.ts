import * as path from 'node:path';
import * as vscode from 'vscode';

/**
 * `crowdsmith.sandbox.crowd`: the absolute path of a crowd file, or the name of a shipped crowd. A
 * path is meant from the workspace folder. Undefined is the default crowd.
 */
export function crowdSetting(scope: vscode.Uri | undefined, root: string): string | undefined {
  const settings = vscode.workspace.getConfiguration('crowdsmith.sandbox', scope ?? null);
  const crowd = settings.get('crowd', '').trim();
  if (crowd === '') return undefined;
  return /[./\\]/.test(crowd) ? path.resolve(root, crowd) : crowd;
}
