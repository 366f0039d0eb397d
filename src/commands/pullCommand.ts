import * as vscode from 'vscode';
import type { ObjectKind, Pulled } from '../deploy/compare';
import { steps, type Choice } from '../providers/ask';
import type { Connection } from '../providers/connections';
import { FailureWithRemedy } from '../providers/failures';
import { applyChangedFiles } from '../providers/remoteSpecs';
import type { Services } from '../providers/services';
import { rootOf, specOf } from '../providers/specFiles';
import { isRemoteNode, remoteIdOf, type RemoteNode } from '../providers/tree';
import type { CommandRunner } from './commandRunner';
import { withProgress } from './progress';
import { specTarget, uriOf } from './specTargets';
import { fileNameOf } from './targets';

/** What to pull, and the folder that its spec is or will be in. */
interface PullTarget {
  readonly kind: ObjectKind;
  readonly id: string;
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
  const { profile, client } = connection;
  const { kind, id, root, into } = target;
  const { openWorkspace, pullSpec, recordPulled } = await import('../providers/remote');
  const workspace = openWorkspace(root.fsPath);
  const pulled = await withProgress(`Pulling ${kind} ${id} from ${profile.label}`, (signal) =>
    pullSpec({ workspace, client, profile, kind, id, into: into?.fsPath, signal }),
  );
  if (!(await mayOverwrite(services, connection, pulled))) return;
  await applyChangedFiles(root, pulled.files);
  await recordPulled({ workspace, profile }, pulled);
  await services.links.read();
  const spec = vscode.Uri.joinPath(root, pulled.path);
  await vscode.window.showTextDocument(spec, { preview: false });
  log.info(
    `${profile.label}: pulled ${kind} ${id} into ${pulled.files.map(({ path }) => path).join(', ') || 'nothing new'}`,
  );
  void ask.tell(...outcomeOf(pulled, profile.label));
}

function outcomeOf(
  { kind, id, path, files, leftOut }: Pulled,
  profile: string,
): ['info' | 'warning', string] {
  const others = files.filter((file) => file.path !== path).map((file) => file.path);
  const beside = others.length === 0 ? '' : `, with ${others.join(', ')}`;
  const what = `${kind} ${id} of ${profile}`;
  const done =
    files.length === 0
      ? `${path} says already what ${what} is.`
      : `${what.charAt(0).toUpperCase()}${what.slice(1)} is now in ${path}${beside}.`;
  if (leftOut.length === 0) return ['info', done];
  return ['warning', `${done} Left out, because specs do not know it: ${leftOut.join(', ')}.`];
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
  if (isRemoteNode(argument)) return targetOfNode(services, argument);
  const named = namedObject(argument);
  if (named !== undefined) return inFolder(services, named);
  if (uriOf(argument) !== undefined || activeSpec() !== undefined)
    return targetOfSpec(services, connection, argument);
  const chosen = await chooseObject(services, connection);
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

async function targetOfNode(services: Services, node: RemoteNode): Promise<PullTarget | undefined> {
  const id = remoteIdOf(node);
  const { kind } = node;
  if (id === undefined || !isObjectKind(kind)) {
    throw new Error('Projects, pools, trainings and skills can be pulled.');
  }
  return inFolder(services, { kind, id });
}

/** In the folder of the spec that describes the object, else in the one that is chosen. */
async function inFolder(
  { links, ask }: Services,
  object: { readonly kind: ObjectKind; readonly id: string },
): Promise<PullTarget | undefined> {
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

function namedObject(argument: unknown): { kind: ObjectKind; id: string } | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { kind, id } = argument as Readonly<Record<string, unknown>>;
  return isObjectKind(kind) && typeof id === 'string' ? { kind, id } : undefined;
}

const kindNames: Readonly<Record<ObjectKind, string>> = {
  project: '$(project) Project',
  pool: '$(layers) Pool',
  training: '$(mortar-board) Training',
  skill: '$(star) Skill',
};

function isObjectKind(kind: unknown): kind is ObjectKind {
  return typeof kind === 'string' && Object.hasOwn(kindNames, kind);
}

interface Chosen {
  readonly kind: ObjectKind;
  readonly id: string;
}

/** From the palette: first the kind, then which one; the newest hundred are listed. */
async function chooseObject(
  { ask }: Services,
  connection: Connection,
): Promise<Chosen | undefined> {
  const kinds = Object.entries(kindNames).map(([value, label]) => ({ label, value }));
  return steps<Chosen>(ask, 'Pull', [
    {
      key: 'kind',
      ask: (person) =>
        person.pick(kinds as Choice<ObjectKind>[], { placeholder: 'What to write down as a spec' }),
    },
    {
      key: 'id',
      ask: (person, { kind }) =>
        person.pick(objectsOf(connection, kind ?? 'project'), {
          placeholder: `Which ${kind ?? 'project'} of ${connection.profile.label}`,
        }),
    },
  ]);
}

async function objectsOf(
  { client }: Connection,
  kind: ObjectKind,
): Promise<readonly Choice<string>[]> {
  const lists = {
    project: () => client.projects.page({ limit: 100, sort: '-id' }),
    pool: () => client.pools.page({ limit: 100, sort: '-id' }),
    training: () => client.trainings.page({ limit: 100, sort: '-id' }),
    skill: () => client.skills.page({ limit: 100, sort: '-id' }),
  };
  const { items } = await lists[kind]();
  return items.map((item) => {
    const name =
      'public_name' in item && typeof item.public_name === 'string'
        ? item.public_name
        : 'private_name' in item
          ? item.private_name
          : 'name' in item
            ? item.name
            : item.id;
    return { label: name, description: `${kind} ${item.id}`, value: item.id };
  });
}
