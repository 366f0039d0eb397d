import * as path from 'node:path';
import * as vscode from 'vscode';
import type { DeployProgress, UploadProgress, UploadReport } from '../../deploy';
import { steps, type Choice } from '../../providers/ask';
import type { Services } from '../../providers/services';
import { rootOf, specOf } from '../../providers/specFiles';
import { isRemoteNode, poolOf, trainingOf } from '../../providers/tree';
import type { TasksKind, TasksReference } from '../../spec';
import { maySpend, type Price } from '../money';
import { withProgress, type Report } from '../progress';
import { specTarget, uriOf } from '../specTargets';
import { fileNameOf, targetOf, type Target } from '../targets';
import { tellUploaded } from '../uploaded';
import { counted } from '../../spec/text/counted';

/** Uploads tasks: those that a spec lists, or those of a file for any pool or training. */
export async function uploadTasks(
  services: Services,
  argument: unknown,
  _selected: unknown,
  more: unknown,
): Promise<void> {
  const files = droppedFiles(more);
  const node = isRemoteNode(argument) ? (poolOf(argument) ?? trainingOf(argument)) : undefined;
  if (node !== undefined) {
    const spec = services.links.specOf(node.kind === 'pool' ? node.pool.id : node.training.id);
    if (files.length > 0 || spec === undefined) await uploadFiles(services, node, files);
    else await uploadOfSpec(services, spec);
  } else if (argument === undefined && !activeLists()) await askWhich(services);
  else await uploadOfSpec(services, argument);
}

/** Whether the active editor shows a spec that may list tasks. */
function activeLists(): boolean {
  const active = vscode.window.activeTextEditor?.document.uri;
  const kind = active && specOf(active)?.kind;
  return kind === 'pool' || kind === 'training';
}

async function askWhich(services: Services): Promise<void> {
  const which = await services.ask.pick<'spec' | 'file'>(
    [
      {
        label: 'Tasks that a spec lists',
        detail: 'The $tasks of a pool or training',
        value: 'spec',
      },
      { label: 'A file', detail: 'Main, golden or training tasks for any pool', value: 'file' },
    ],
    { title: 'Upload tasks', placeholder: 'What should be uploaded?' },
  );
  if (which === 'spec') await uploadOfSpec(services, undefined);
  if (which === 'file') await uploadFiles(services, undefined, []);
}

async function uploadOfSpec(services: Services, argument: unknown): Promise<void> {
  const spec = await specTarget(services, argument, {
    kinds: ['pool', 'training'],
    title: 'Upload tasks',
    placeholder: 'Pool or training whose $tasks should be uploaded',
    active: 'taken',
  });
  if (spec === undefined) return;
  const { client, profile } = await services.connections.need();
  if (!profile.sandbox) {
    // The plan of a deploy names what it costs, and does nothing but what it has shown.
    await vscode.commands.executeCommand('crowdsmith.createFromSpec', spec);
    return;
  }
  const { openWorkspace, uploadTasks: upload } = await import('../../providers/remote');
  const workspace = openWorkspace(rootOf(spec));
  const name = fileNameOf(spec);
  const report = await withProgress(`Uploading tasks of ${name}`, (signal, tell) =>
    upload({
      ...{ workspace, client, profile, specPath: spec.fsPath, signal },
      onProgress: (progress: DeployProgress) => {
        if (progress.type === 'tasks') tellRows(progress, tell);
      },
    }),
  );
  await services.links.read();
  if (report.files.length === 0) throw new Error(`${name} lists no tasks: it has no $tasks.`);
  tellUploaded(services, uploadedText(name, report), report.refused);
}

interface TasksFile {
  readonly root: string;
  readonly reference: TasksReference;
}

interface Answers {
  readonly file: vscode.Uri;
  readonly kind: TasksKind;
}

/** Files for one pool or training: those that were dropped onto it, or one that is chosen. */
async function uploadFiles(
  services: Services,
  node: unknown,
  files: readonly vscode.Uri[],
): Promise<void> {
  const target = await targetOf(services, node, {
    kinds: ['pool', 'training'],
    title: 'Upload tasks',
    placeholder: 'Pool or training that should have them',
  });
  if (target === undefined) return;
  const [dropped] = files;
  const answers = await steps<Answers>(
    services.ask,
    `Upload tasks to ${target.name}`,
    [
      {
        key: 'file',
        ask: (person) => person.pick(taskFiles(), { placeholder: 'File with the tasks' }),
      },
      {
        key: 'kind',
        ask: (person) => person.pick(kindChoices, { placeholder: 'What are they?' }),
      },
    ],
    {
      ...(dropped === undefined ? {} : { file: dropped }),
      ...(target.kind === 'training' ? { kind: 'training' as const } : {}),
    },
  );
  if (answers === undefined) return;
  const chosen = files.length === 0 ? [answers.file] : files;
  for (const file of chosen) await uploadFile(services, target, file, answers.kind);
}

async function uploadFile(
  services: Services,
  target: Target,
  file: vscode.Uri,
  kind: TasksKind,
): Promise<void> {
  const { client } = target.connection;
  const root = rootOf(file);
  const reference = { path: path.relative(root, file.fsPath).split(path.sep).join('/'), kind };
  const name = fileNameOf(file);
  const agreed = await maySpend(services, target.connection, priceOf(target, { root, reference }), {
    message: `Add tasks of ${name} to ${target.name}?`,
    agree: 'Upload',
    spec: target.spec,
    remarks: ['The pool is open: performers will see them at once.'],
  });
  if (agreed === undefined) return;
  const report = await withProgress(`Uploading ${name} to ${target.name}`, async (signal, tell) => {
    const { openWorkspace, uploadTasksFile } = await import('../../providers/remote');
    return uploadTasksFile({
      ...{ workspace: openWorkspace(root), client, poolId: target.id, reference, agreed, signal },
      onProgress: (progress) => tellRows(progress, tell),
    });
  });
  tellUploaded(services, uploadedText(target.name, report), report.refused);
}

/** Tasks added to an open pool are paid for at once: those that it has not got yet. */
function priceOf({ connection, kind, id, name }: Target, file: TasksFile): Price {
  const { client } = connection;
  return async () => {
    if (kind === 'training' || (await client.pools.get(id)).status === 'CLOSED') return [];
    const { openWorkspace, priceOfUpload } = await import('../../providers/remote');
    const workspace = openWorkspace(file.root);
    return withProgress(`Looking what ${name} has`, async (signal) => {
      const upload = { workspace, client, poolId: id, reference: file.reference, signal };
      const { added, total } = await priceOfUpload(upload);
      const what = `Adding ${counted(added.tasks, 'task')} to ${name}`;
      return added.total === 0 ? [] : [{ subject: `pool ${id}`, what, sum: added.total, total }];
    });
  };
}

function droppedFiles(more: unknown): readonly vscode.Uri[] {
  if (typeof more !== 'object' || more === null || !('files' in more)) return [];
  const { files } = more;
  return Array.isArray(files) ? files.flatMap((file: unknown) => uriOf(file) ?? []) : [];
}

async function taskFiles(): Promise<readonly Choice<vscode.Uri>[]> {
  const found = await vscode.workspace.findFiles(
    '**/*.{tsv,csv,jsonl}',
    '**/{node_modules,.crowdsmith,results,storage}/**',
    500,
  );
  if (found.length === 0) throw new Error('This workspace has no TSV, CSV or JSON Lines file.');
  return found.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), value: uri }));
}

const kindChoices: readonly Choice<TasksKind>[] = [
  { label: 'Main tasks', detail: 'To be answered', value: 'main' },
  { label: 'Golden tasks', detail: 'With known answers, to judge performers', value: 'golden' },
  { label: 'Training tasks', detail: 'With known answers and hints', value: 'training' },
];

function tellRows({ done, total }: UploadProgress, tell: Report): void {
  if (total > 0) tell(`${done} of ${total}`, Math.floor((100 * done) / total));
}

function uploadedText(name: string, report: Pick<UploadReport, 'created' | 'already'>): string {
  const known = report.already === 0 ? '' : `, ${report.already} were there already`;
  return `Uploaded ${counted(report.created, 'task')} to ${name}${known}.`;
}
