import * as vscode from 'vscode';
import type { Services } from '../providers/services';
import type { CommandRunner } from './commandRunner';
import { withProgress } from './progress';
import { targetOf } from './targets';

type Format = 'tsv' | 'csv' | 'jsonl';

const formats: Readonly<Record<Format, { readonly label: string; readonly detail: string }>> = {
  tsv: { label: 'TSV', detail: "The platform's own columns, separated by tabs" },
  csv: { label: 'CSV', detail: "The platform's own columns, separated by commas" },
  jsonl: { label: 'JSON Lines', detail: 'One assignment on each line, as the API gives it' },
};

/** Writes the answers of a pool to a file that the person chooses. */
export function registerResultsCommand(commands: CommandRunner, services: Services): void {
  commands.registerCommand(
    'crowdsmith.downloadResults',
    'Could not download the results',
    (argument) => download(services, argument),
  );
}

async function download(services: Services, argument: unknown): Promise<void> {
  const { ask } = services;
  const target = await targetOf(services, argument, {
    kinds: ['pool'],
    title: 'Download results',
    placeholder: 'Pool whose answers should be downloaded',
  });
  if (target === undefined) return;
  const format = await ask.pick(
    (Object.keys(formats) as Format[]).map((value) => ({ ...formats[value], value })),
    { title: 'Download results', placeholder: 'Format of the file' },
  );
  if (format === undefined) return;
  const suggested = suggestedFile(target.name, format);
  // The dialog would rather ask than make the folder that it is shown.
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(suggested, '..'));
  const file = await ask.saveFile({
    title: `Results of ${target.name}`,
    suggested,
    filters: { [formats[format].label]: [format] },
  });
  if (file === undefined) return;
  const { rows } = await withProgress(
    `Downloading results of ${target.name}`,
    async (signal, tell) => {
      const { downloadResults } = await import('../providers/remote');
      await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file, '..'));
      const { client, profile } = target.connection;
      return downloadResults(client, target.id, {
        format,
        to: { path: file.fsPath },
        platformUrl: profile.platformUrl,
        onProgress: (assignments) => tell(`${assignments} assignments`),
        signal,
      });
    },
  );
  const show = 'Open';
  void ask
    .tell(
      'info',
      `${rows} answers of ${target.name} are in ${vscode.workspace.asRelativePath(file)}.`,
      [show],
    )
    .then((answer) => {
      if (answer === show) void vscode.window.showTextDocument(file);
    });
}

function suggestedFile(name: string, format: Format): vscode.Uri {
  const base = name.replace(/\.pool\.(ya?ml|json)$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(process.cwd());
  return vscode.Uri.joinPath(folder, 'results', `${base}.${format}`);
}
