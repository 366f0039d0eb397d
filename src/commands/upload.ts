import * as path from 'node:path';
import * as vscode from 'vscode';
import type { DeployProgress, UploadProgress } from '../deploy';
import type { Choice } from '../providers/ask';
import type { Services } from '../providers/services';
import { rootOf } from '../providers/specFiles';
import { isRemoteNode, type RemoteNode } from '../providers/tree';
import type { TasksKind } from '../spec';
import type { CommandRunner } from './commandRunner';
import { confirmSpending } from './money';
import { withProgress, type Report } from './progress';
import { specTarget } from './specTargets';
import { fileNameOf, targetOf, type Target } from './targets';
import { tellUploaded } from './uploaded';

/** Uploads tasks: those that a spec lists, or those of a file for a pool that has no spec here. */
export function registerUploadCommand(
  commands: CommandRunner,
  services: Services,
  changed: () => void,
): void {
  commands.registerCommand(
    'crowdsmith.uploadTasks',
    'Could not upload the tasks',
    async (argument) => {
      const spec = isRemoteNode(argument) ? specOf(services, argument) : argument;
      if (isRemoteNode(argument) && spec === undefined) await uploadFile(services, argument);
      else await uploadOfSpec(services, spec);
      changed();
    },
  );
}

/** A pool of the tree stands for the spec it came from. */
function specOf({ links }: Services, node: RemoteNode): vscode.Uri | undefined {
  if (node.kind === 'pool') return links.specOf(node.pool.id);
  return node.kind === 'training' ? links.specOf(node.training.id) : undefined;
}

async function uploadOfSpec(services: Services, argument: unknown): Promise<void> {
  const spec = await specTarget(services, argument, {
    kinds: ['pool', 'training'],
    title: 'Upload tasks',
    placeholder: 'Pool or training whose $tasks should be uploaded',
    active: 'taken',
  });
  if (spec === undefined) return;
  const connection = await services.connections.need();
  const name = fileNameOf(spec);
  const id = await services.links.idOf(spec);
  const target: Target = { connection, kind: 'pool', id: id ?? '', name };
  if (id !== undefined && !(await mayAddTasks(services, target))) return;
  const report = await withProgress(`Uploading tasks of ${name}`, async (signal, tell) => {
    const { openWorkspace, uploadTasks } = await import('../providers/remote');
    return uploadTasks({
      workspace: openWorkspace(rootOf(spec)),
      client: connection.client,
      profile: connection.profile,
      specPath: spec.fsPath,
      signal,
      onProgress: (progress: DeployProgress) => {
        if (progress.type === 'tasks') tellRows(progress, tell);
      },
    });
  });
  await services.links.read();
  if (report.files.length === 0) throw new Error(`${name} lists no tasks: it has no $tasks.`);
  tellUploaded(services, uploadedText(name, report), report.refused);
}

async function uploadFile(services: Services, node: RemoteNode): Promise<void> {
  const target = await targetOf(services, node, {
    kinds: ['pool', 'training'],
    title: 'Upload tasks',
    placeholder: 'Pool or training',
  });
  if (target === undefined) return;
  const file = await services.ask.pick(taskFiles(), {
    title: `Upload tasks to ${target.name}`,
    placeholder: 'File with the tasks',
  });
  const kind = file && (await kindOfTasks(services, target));
  if (file === undefined || kind === undefined) return;
  if (!(await mayAddTasks(services, target))) return;
  const root = rootOf(file);
  const report = await withProgress(`Uploading tasks to ${target.name}`, async (signal, tell) => {
    const { openWorkspace, uploadTasksFile } = await import('../providers/remote');
    return uploadTasksFile({
      workspace: openWorkspace(root),
      client: target.connection.client,
      poolId: target.id,
      reference: { path: path.relative(root, file.fsPath).split(path.sep).join('/'), kind },
      signal,
      onProgress: (progress) => tellRows(progress, tell),
    });
  });
  tellUploaded(services, uploadedText(target.name, report), report.refused);
}

/** Tasks added to an open pool are paid for at once. */
async function mayAddTasks(services: Services, target: Target): Promise<boolean> {
  if (target.connection.profile.sandbox || target.kind === 'training') return true;
  const pool = await target.connection.client.pools.get(target.id);
  if (pool.status !== 'OPEN') return true;
  return confirmSpending(services, target, `Add tasks to ${target.name}?`, 'Upload');
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

async function kindOfTasks({ ask }: Services, target: Target): Promise<TasksKind | undefined> {
  if (target.kind === 'training') return 'training';
  return ask.pick<TasksKind>(
    [
      { label: 'Main tasks', detail: 'To be answered', value: 'main' },
      { label: 'Golden tasks', detail: 'With known answers, to judge performers', value: 'golden' },
      { label: 'Training tasks', detail: 'With known answers and hints', value: 'training' },
    ],
    { title: `Upload tasks to ${target.name}`, placeholder: 'What are they?' },
  );
}

function tellRows({ done, total }: UploadProgress, tell: Report): void {
  if (total > 0) tell(`${done} of ${total}`, Math.floor((100 * done) / total));
}

function uploadedText(
  name: string,
  { created, already }: { readonly created: number; readonly already: number },
): string {
  const known = already === 0 ? '' : `, ${already} were there already`;
  return `Uploaded ${created} tasks to ${name}${known}.`;
}
