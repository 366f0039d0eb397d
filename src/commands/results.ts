import * as vscode from 'vscode';
import type { AssignmentStatus } from '../api';
import type { StepAsk } from '../providers/ask';
import { steps, type Step } from '../providers/ask/steps';
import { withProgress } from '../providers/progress';
import type { Services } from '../providers/services';
import { saveFile } from '../providers/saveFile';
import { isRemoteNode, nodesOf, poolOf } from '../providers/tree';
import { registerAggregateCommand } from './aggregate';
import type { CommandRunner } from './commandRunner';
import { targetOf, type Target } from './targets';

type Format = 'tsv' | 'csv' | 'jsonl';

const formats: Readonly<Record<Format, { readonly label: string; readonly detail: string }>> = {
  tsv: { label: 'TSV', detail: "The platform's own columns, separated by tabs" },
  csv: { label: 'CSV', detail: "The platform's own columns, separated by commas" },
  jsonl: { label: 'JSON Lines', detail: 'One answered task on each line, as the API gives it' },
};

const contents: Readonly<
  Record<string, { readonly label: string; readonly status: readonly AssignmentStatus[] }>
> = {
  good: { label: 'Submitted and accepted', status: ['SUBMITTED', 'ACCEPTED'] },
  waiting: { label: 'Submitted, to be judged', status: ['SUBMITTED'] },
  accepted: { label: 'Accepted', status: ['ACCEPTED'] },
  rejected: { label: 'Rejected', status: ['REJECTED'] },
  all: {
    label: 'Everything, also skipped and expired',
    status: ['ACTIVE', 'SUBMITTED', 'ACCEPTED', 'REJECTED', 'SKIPPED', 'EXPIRED'],
  },
};

/** What comes of a pool: answers, files that performers handed in, labels. */
export function registerResultsCommand(commands: CommandRunner, services: Services): void {
  commands.registerCommand(
    'crowdsmith.downloadResults',
    'Could not download the results',
    (argument) => download(services, argument),
  );
  commands.registerCommand(
    'crowdsmith.downloadAttachments',
    'Could not download the files',
    (argument) => downloadFiles(services, argument),
  );
  commands.registerCommand('crowdsmith.saveFile', 'Could not save the file', (argument, selected) =>
    saveFiles(services, argument, selected),
  );
  registerAggregateCommand(commands, services);
}

/** Single files that performers handed in: those of the tree, else one by its id. */
async function saveFiles(services: Services, argument: unknown, selected: unknown): Promise<void> {
  const { ask } = services;
  const connection = await services.connections.need();
  const nodes = nodesOf(argument, selected);
  const given = nodes.flatMap((node) => (node.kind === 'attachment' ? [node.attachment] : []));
  const id =
    given.length > 0
      ? undefined
      : await ask.text({
          title: 'Save a file of an answer',
          prompt: 'Id of the attachment, as answers have it.',
          check: (text) => (text.trim() === '' ? 'Enter an id.' : undefined),
        });
  const files = id === undefined ? given : [await connection.client.attachments.get(id.trim())];
  for (const file of files) {
    const saved = await saveFile(services, connection, file);
    if (saved)
      void ask.tell('info', `${file.name} is in ${vscode.workspace.asRelativePath(saved)}.`);
  }
}

interface Answers {
  readonly format: Format;
  readonly content: string;
}

const questions: readonly Step<Answers>[] = [
  {
    key: 'format',
    ask: (person: StepAsk) =>
      person.pick(
        (Object.keys(formats) as Format[]).map((value) => ({ ...formats[value], value })),
        { placeholder: 'Format of the file' },
      ),
  },
  {
    key: 'content',
    ask: (person: StepAsk) =>
      person.pick(
        Object.entries(contents).map(([value, { label }]) => ({ label, value })),
        { placeholder: 'Which answers' },
      ),
  },
];

async function download(services: Services, argument: unknown): Promise<void> {
  const { ask } = services;
  const target = await resultsTarget(services, argument, 'Download results');
  if (target === undefined) return;
  const answers = await steps<Answers>(ask, 'Download results', questions);
  if (answers === undefined) return;
  const { format, content } = answers;
  const suggested = suggestedPlace(target.name, `.${format}`);
  // The dialog would rather ask than make the folder that it is shown.
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(suggested, '..'));
  const file = await ask.saveFile({
    title: `Results of ${target.name}`,
    suggested,
    filters: { [formats[format].label]: [format] },
  });
  if (file === undefined) return;
  const report = await withProgress(
    `Downloading results of ${target.name}`,
    async (signal, tell) => {
      const { downloadResults } = await import('../providers/remote');
      await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file, '..'));
      const { client, profile } = target.connection;
      return downloadResults(client, target.id, {
        format,
        to: { path: file.fsPath },
        ...(contents[content] && { status: contents[content].status }),
        platformUrl: profile.platformUrl,
        onProgress: everySoOften((assignments) => tell(`${String(assignments)} assignments`)),
        signal,
      });
    },
  );
  const gone = report.resumed > 0 ? `, ${String(report.resumed)} assignments from before` : '';
  const show = 'Open';
  void ask
    .tell(
      'info',
      `${String(report.rows)} answers of ${target.name} are in ${vscode.workspace.asRelativePath(file)}${gone}.`,
      [show],
    )
    .then((answer) => {
      if (answer === show) void vscode.window.showTextDocument(file);
    });
}

/** All files of the answers into a folder beside the results; what is there stays. */
async function downloadFiles(services: Services, argument: unknown): Promise<void> {
  const { ask } = services;
  const target = await resultsTarget(services, argument, 'Download attachments');
  if (target === undefined) return;
  const folder = suggestedPlace(target.name, '-files');
  const report = await withProgress(`Downloading files of ${target.name}`, async (signal, tell) => {
    const { downloadAttachments } = await import('../providers/remote');
    return downloadAttachments(target.connection.client, target.id, {
      folder: folder.fsPath,
      onProgress: ({ files, known, bytes }) =>
        tell(`${String(files + known)} files, ${(bytes / 1e6).toFixed(1)} MB`),
      signal,
    });
  });
  const { files, known, failed } = report;
  const where = vscode.workspace.asRelativePath(folder);
  const before = known > 0 ? `, ${String(known)} were there` : '';
  const [first] = failed;
  const trouble = first
    ? ` ${String(failed.length)} could not be had (${first.message}); try again.`
    : '';
  const reveal = 'Show Folder';
  void ask
    .tell(
      failed.length > 0 ? 'warning' : 'info',
      `${String(files)} files of ${target.name} are in ${where}${before}.${trouble}`,
      [reveal],
    )
    .then((answer) => {
      if (answer === reveal) void vscode.commands.executeCommand('revealFileInOS', folder);
    });
}

/** A pool, also by anything of it that is pointed at in the tree. */
export async function resultsTarget(
  services: Services,
  argument: unknown,
  title: string,
): Promise<Target | undefined> {
  const node = isRemoteNode(argument) ? (poolOf(argument) ?? argument) : argument;
  return targetOf(services, node, {
    kinds: ['pool'],
    title,
    placeholder: 'Pool whose answers are meant',
  });
}

export function suggestedPlace(name: string, ending: string): vscode.Uri {
  const base = name.replace(/\.pool\.(ya?ml|json)$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(process.cwd());
  return vscode.Uri.joinPath(folder, 'results', `${base}${ending}`);
}

/** A million assignments need no million words. */
function everySoOften(tell: (count: number) => void): (count: number) => void {
  return (count) => {
    if (count % 100 === 0) tell(count);
  };
}
