import * as vscode from 'vscode';
import type { Connection } from './connections';
import { isCancelled } from './failures';
import { withProgress } from './progress';
import type { Services } from './services';

/** Asks where to, and saves a file that a performer handed in. Undefined: it was not saved. */
export async function saveFile(
  { ask }: Pick<Services, 'ask'>,
  { client }: Connection,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<vscode.Uri | undefined> {
  const { safeFileName, saveAttachment } = await import('./remote');
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const suggested = vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file('.'), safeFileName(name));
  const file = await ask.saveFile({ title: `Save ${name}`, suggested, filters: {} });
  if (file === undefined) return undefined;
  try {
    await withProgress(`Saving ${name}`, (signal) =>
      saveAttachment(client, id, file.fsPath, { signal }),
    );
    return file;
  } catch (error) {
    if (isCancelled(error)) return undefined;
    throw error;
  }
}
