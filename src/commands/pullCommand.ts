import * as vscode from 'vscode';
import type { Pulled, PullWish } from '../deploy/compare';
import type { Connection } from '../providers/connections';
import { FailureWithRemedy } from '../providers/failures';
import { applyChangedFiles } from '../providers/remoteSpecs';
import type { Services } from '../providers/services';
import { rootOf, specOf } from '../providers/specFiles';
import { isRemoteNode, remoteIdOf, type RemoteNode } from '../providers/tree';
import { counted } from '../spec/text/counted';
import type { CommandRunner } from './commandRunner';
import { withProgress } from './progress';
import { chooseObject, isObjectKind, type Chosen } from './pullChoice';
import { specTarget, uriOf } from './specTargets';
import { fileNameOf } from './targets';
import { capital } from '../spec/text/capital';

/** What to pull, and the folder that its spec is or will be in. */
interface PullTarget extends Chosen {
  readonly root: vscode.Uri;
  readonly into?: vscode.Uri;
}

/** `Pull`: writes down as a spec what the platform has, into the spec there is or a new one. */
export function registerPullCommand(commands: CommandRunner, services: Services): void {
  commands.registerCommand('crowdsmith.pull', 'Could not pull', async (argument) => {
    const connection = await services.connections.need();
    const target = await targetOf(services, connection, argument);
    if (target !== undefined) await pull(services, connection, target);
  });
}

async function pull(services: Services, connection: Connection, target: PullTarget): Promise<void> {
  const { ask, log } = services;
  const { label } = connection.profile;
  const { kind, id, root, into, parts = [] } = target;
  const all: Pulled[] = [];
  // One after the other: what was pulled before can be referred to.
  for (const wish of [{ kind, id, into: into?.fsPath }, ...parts]) {
    const pulled = await pullOne(services, connection, root, wish);
    if (pulled !== undefined) all.push(pulled);
    else if (wish.id === id) return;
  }
  await services.links.read();
  const [first] = all;
  if (first === undefined) return;
  const spec = vscode.Uri.joinPath(root, first.path);
  await vscode.window.showTextDocument(spec, { preview: false });
  for (const pulled of all) {
    const paths = pulled.files.map(({ path }) => path).join(', ');
    log.info(`${label}: pulled ${pulled.kind} ${pulled.id} into ${paths || 'nothing new'}`);
  }
  void ask.tell(...outcomeOf(all, label));
}

/** Undefined: changes of the spec would have been lost, and the person wants to keep them. */
async function pullOne(
  services: Services,
  connection: Connection,
  root: vscode.Uri,
  wish: Pick<PullWish, 'kind' | 'id' | 'into'>,
): Promise<Pulled | undefined> {
  const { profile, client } = connection;
  const { openWorkspace, pullSpec, recordPulled } = await import('../providers/remote');
  const workspace = openWorkspace(root.fsPath);
  const what = `Pulling ${wish.kind} ${wish.id} from ${profile.label}`;
  const pulled = await withProgress(what, (signal) =>
    pullSpec({ workspace, client, profile, ...wish, signal }),
  );
  if (!(await mayOverwrite(services, connection, pulled))) return undefined;
  await applyChangedFiles(root, pulled.files);
  await recordPulled({ workspace, profile }, pulled);
  return pulled;
}

function outcomeOf(all: readonly Pulled[], profile: string): ['info' | 'warning', string] {
  const leftOut = [...new Set(all.flatMap((pulled) => pulled.leftOut))];
  const done = all.length === 1 ? all.map((one) => doneText(one, profile)).join('') : allDone(all);
  if (leftOut.length === 0) return ['info', done];
  return ['warning', `${done} Left out, because specs do not know it: ${leftOut.join(', ')}.`];
}

function doneText({ kind, id, path, files }: Pulled, profile: string): string {
  const others = files.filter((file) => file.path !== path).map((file) => file.path);
  const beside = others.length === 0 ? '' : `, with ${others.join(', ')}`;
  const what = `${kind} ${id} of ${profile}`;
  return files.length === 0
    ? `${path} says already what ${what} is.`
    : `${capital(what)} is now in ${path}${beside}.`;
}

function allDone(all: readonly Pulled[]): string {
  const changed = all.filter(({ files }) => files.length > 0);
  const same = all.length - changed.length;
  const rest = same === 0 ? '' : ` ${counted(same, 'spec')} said it already.`;
  return `Pulled ${all.map(({ path }) => path).join(', ')}.${rest}`;
}

/** Changes of the spec that were never deployed are not written over without a question. */
async function mayOverwrite(
  { ask }: Services,
  { profile }: Connection,
  { path, drift, files }: Pulled,
): Promise<boolean> {
  if (files.length === 0 || (drift !== 'local-changed' && drift !== 'both-changed')) return true;
  return ask.confirm({
    message: `Pull over the changes in ${path}?`,
    detail: `It has changes that are not on ${profile.label}. Where both differ, the spec will say what the platform has. It can be undone in the editor.`,
    agree: 'Pull',
  });
}

async function targetOf(
  services: Services,
  connection: Connection,
  argument: unknown,
): Promise<PullTarget | undefined> {
  const given = isRemoteNode(argument) ? objectOfNode(argument) : namedObject(argument);
  const hasSpec = uriOf(argument) !== undefined || activeSpec() !== undefined;
  if (given === undefined && hasSpec) return targetOfSpec(services, connection, argument);
  const chosen = await chooseObject(services, connection, given);
  return chosen && inFolder(services, chosen);
}

function activeSpec(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && specOf(uri) && specOf(uri)?.kind !== 'pipeline' ? uri : undefined;
}

async function targetOfSpec(
  services: Services,
  { profile }: Connection,
  argument: unknown,
): Promise<PullTarget | undefined> {
  const spec = await specTarget(services, argument, {
    kinds: ['project', 'pool', 'training', 'skill'],
    title: 'Pull',
    placeholder: 'Write into this spec what the platform has',
    active: 'taken',
  });
  const kind = spec && specOf(spec)?.kind;
  if (spec === undefined || kind === undefined || kind === 'pipeline') return undefined;
  const id = await services.links.idOf(spec);
  if (id !== undefined) return { kind, id, root: vscode.Uri.file(rootOf(spec)), into: spec };
  throw new FailureWithRemedy(`${fileNameOf(spec)} is not on ${profile.label} yet.`, {
    title: 'Deploy',
    command: 'crowdsmith.deploy',
    args: [spec],
  });
}

function objectOfNode(node: RemoteNode): Chosen {
  const id = remoteIdOf(node);
  const { kind } = node;
  if (id === undefined || !isObjectKind(kind)) {
    throw new Error('Projects, pools, trainings and skills can be pulled.');
  }
  return { kind, id };
}

/** In the folder of the spec that describes the object, else in the one that is chosen. */
async function inFolder({ links, ask }: Services, object: Chosen): Promise<PullTarget | undefined> {
  await links.read();
  const spec = links.specOf(object.id);
  if (spec !== undefined) return { ...object, root: vscode.Uri.file(rootOf(spec)) };
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [only] = folders;
  if (only === undefined) throw new Error('Open a folder first: specs are files in it.');
  if (folders.length === 1) return { ...object, root: only.uri };
  const root = await ask.pick(
    folders.map(({ name, uri }) => ({ label: name, description: uri.fsPath, value: uri })),
    { title: 'Pull', placeholder: 'Folder for the new spec' },
  );
  return root && { ...object, root };
}

function namedObject(argument: unknown): Chosen | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { kind, id } = argument as Readonly<Record<string, unknown>>;
  return isObjectKind(kind) && typeof id === 'string' ? { kind, id } : undefined;
}
