import * as vscode from 'vscode';

/** The settings of the spec language, as they are for a file. */

export interface ValidateSettings {
  readonly silenced: readonly string[];
  /** Whether the rows of tasks files are checked. */
  readonly tasksFiles: boolean;
  /** US dollars an hour; undefined when nothing is to be said about pay. */
  readonly hourlyFloor: number | undefined;
}

export function validateSettings(uri: vscode.Uri): ValidateSettings {
  const settings = vscode.workspace.getConfiguration('crowdsmith.validate', uri);
  const silenced: unknown = settings.get('silenced');
  const floor: unknown = settings.get('hourlyFloor');
  return {
    silenced: Array.isArray(silenced)
      ? silenced.filter((code): code is string => typeof code === 'string')
      : [],
    tasksFiles: settings.get('tasksFiles', true),
    hourlyFloor: typeof floor === 'number' && floor > 0 ? floor : undefined,
  };
}

export type Extra = 'inlayHints' | 'codeLens' | 'format';

/** Whether a feature that some people find noisy is wanted. */
export function isWanted(extra: Extra, uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('crowdsmith', uri).get(`${extra}.enabled`, true);
}

/** Adds a code to those that are silenced in the workspace, or everywhere when no folder is open. */
export async function silence(code: string, uri: vscode.Uri): Promise<void> {
  const settings = vscode.workspace.getConfiguration('crowdsmith.validate', uri);
  const { silenced } = validateSettings(uri);
  if (silenced.includes(code)) return;
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await settings.update('silenced', [...silenced, code], target);
}
