import * as vscode from 'vscode';
import type { PlatformClient } from '../api';
import type { Choice } from '../providers/ask';
import type { Connection } from '../providers/connections';
import { FailureWithRemedy } from '../providers/failures';
import type { Services } from '../providers/services';
import { findSpecs, specOf } from '../providers/specFiles';
import { isRemoteNode, type RemoteNode } from '../providers/tree';
import type { PoolStatus } from '../spec/model';

export type TargetKind = 'project' | 'pool' | 'training';

/** The remote object a command is about to act on. */
export interface Target {
  readonly connection: Connection;
  readonly kind: TargetKind;
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** The spec it came from, where a spec was pointed at. */
  readonly spec?: vscode.Uri;
}

export interface Wanted {
  readonly kinds: readonly TargetKind[];
  /** Which states make sense, for the list that is offered. */
  readonly status?: PoolStatus;
  readonly title: string;
  readonly placeholder: string;
}

/**
 * As `targetOf`, for commands that take several: nodes or files that are selected together, or what
 * a list with boxes to tick gives. Never empty.
 */
export async function targetsOf(
  services: Services,
  argument: unknown,
  selected: unknown,
  wanted: Wanted,
): Promise<readonly Target[] | undefined> {
  const several = Array.isArray(selected) && selected.length > 1 ? selected : [];
  const arguments_ = several.length > 0 ? several : Array.isArray(argument) ? argument : undefined;
  if (arguments_ !== undefined) return targetsGiven(services, arguments_, wanted);
  if (argument !== undefined) {
    const target = await targetOf(services, argument, wanted);
    return target && [target];
  }
  const connection = await services.connections.need();
  const chosen = await services.ask.pickMany(choices(services, connection, wanted), wanted);
  return chosen?.length === 0 ? undefined : chosen;
}

/** Of what is selected together, what the command is for: a pool among projects, say. */
async function targetsGiven(
  services: Services,
  selected: readonly unknown[],
  wanted: Wanted,
): Promise<readonly Target[] | undefined> {
  const found: Target[] = [];
  for (const each of selected) {
    const target = await targetOf(services, each, wanted);
    if (target !== undefined && wanted.kinds.includes(target.kind)) found.push(target);
  }
  return found.length === 0 ? undefined : found;
}

/** `Reading`, `Reading and Writing`, `Reading and 3 more`. */
export function namesOf(targets: readonly { readonly name: string }[]): string {
  const [first, second] = targets.map(({ name }) => name);
  if (second === undefined) return first ?? 'nothing';
  return targets.length === 2
    ? `${first} and ${second}`
    : `${first} and ${targets.length - 1} more`;
}

/**
 * What a command was pointed at: a tree node, a spec file, `{kind, id}` from a keybinding or
 * another extension; without any of these a quick pick asks.
 */
export async function targetOf(
  services: Services,
  argument: unknown,
  wanted: Wanted,
): Promise<Target | undefined> {
  const connection = await services.connections.need();
  if (isRemoteNode(argument)) return targetOfNode(connection, argument);
  if (argument instanceof vscode.Uri) return targetOfSpec(services, connection, argument);
  const named = namedTarget(connection, argument);
  if (named !== undefined) return named;
  const chosen = await services.ask.pick(choices(services, connection, wanted), wanted);
  if (chosen === undefined) return undefined;
  return chosen.spec === undefined ? chosen : targetOfSpec(services, connection, chosen.spec);
}

function targetOfNode(connection: Connection, node: RemoteNode): Target | undefined {
  switch (node.kind) {
    case 'project':
      return { connection, kind: 'project', id: node.project.id, name: node.project.public_name };
    case 'pool':
      return { connection, kind: 'pool', id: node.pool.id, name: node.pool.private_name };
    case 'training':
      return {
        connection,
        kind: 'training',
        id: node.training.id,
        name: node.training.private_name,
      };
    default:
      return undefined;
  }
}

async function targetOfSpec(
  services: Services,
  connection: Connection,
  spec: vscode.Uri,
): Promise<Target> {
  const name = fileNameOf(spec);
  const kind = specOf(spec)?.kind;
  if (kind !== 'project' && kind !== 'pool' && kind !== 'training') {
    throw new Error(`${name} is not the spec of a project, a pool or a training.`);
  }
  const id = await services.links.idOf(spec);
  if (id === undefined) {
    throw new FailureWithRemedy(
      `${name} has not been created on ${connection.profile.label} yet.`,
      { title: 'Create It', command: 'crowdsmith.createFromSpec', args: [spec] },
    );
  }
  return { connection, kind, id, name, spec };
}

function namedTarget(connection: Connection, argument: unknown): Target | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { kind, id, name } = argument as Record<string, unknown>;
  if (typeof id !== 'string') return undefined;
  if (kind !== 'project' && kind !== 'pool' && kind !== 'training') return undefined;
  return { connection, kind, id, name: typeof name === 'string' ? name : `${kind} ${id}` };
}

/** Specs of the workspace first, the one in the active editor on top; then what is remote. */
async function choices(
  services: Services,
  connection: Connection,
  wanted: Wanted,
): Promise<readonly Choice<Target>[]> {
  const [specs, remote] = await Promise.all([
    specChoices(services, connection, wanted),
    remoteChoices(connection, wanted),
  ]);
  const shown = new Set(specs.map((choice) => choice.value?.id));
  const others = remote.filter((choice) => !shown.has(choice.value?.id));
  const list: Choice<Target>[] = [
    ...heading(specs, 'Specs of this workspace'),
    ...heading(others, connection.profile.label),
  ];
  if (list.length > 0) return list;
  const what = wanted.status === undefined ? '' : `${wanted.status.toLowerCase()} `;
  throw new FailureWithRemedy(
    `There is no ${what}${wanted.kinds.join(' or ')} on ${connection.profile.label}.`,
    { title: 'Create from Spec', command: 'crowdsmith.createFromSpec' },
  );
}

async function specChoices(
  { links }: Services,
  connection: Connection,
  { kinds }: Wanted,
): Promise<readonly Choice<Target>[]> {
  const found = activeFirst(await findSpecs(kinds));
  const lines = await Promise.all(
    found.map(async (spec): Promise<readonly Choice<Target>[]> => {
      const kind = specOf(spec)?.kind;
      const id = await links.idOf(spec).catch(() => undefined);
      if (id === undefined || (kind !== 'project' && kind !== 'pool' && kind !== 'training')) {
        return [];
      }
      const name = fileNameOf(spec);
      return [
        {
          label: `$(file) ${name}`,
          description: `${kind} ${id}`,
          value: { connection, kind, id, name, spec },
        },
      ];
    }),
  );
  return lines.flat();
}

const listed = 100;

async function remoteChoices(
  connection: Connection,
  { kinds, status }: Wanted,
): Promise<readonly Choice<Target>[]> {
  const { client } = connection;
  const lists: Readonly<Record<TargetKind, () => Promise<readonly Choice<Target>[]>>> = {
    project: () => projectChoices(connection),
    pool: () => poolChoices(connection, 'pool', client.pools, status),
    training: () => poolChoices(connection, 'training', client.trainings, status),
  };
  const found = await Promise.all(kinds.map((kind) => lists[kind]()));
  return found.flat();
}

async function projectChoices(connection: Connection): Promise<readonly Choice<Target>[]> {
  const page = await connection.client.projects.page({ limit: listed, sort: '-id' });
  return page.items.map(({ id, public_name: name, status }) => ({
    label: `$(project) ${name}`,
    description: `${(status ?? 'active').toLowerCase()} project ${id}`,
    value: { connection, kind: 'project', id, name },
  }));
}

async function poolChoices(
  connection: Connection,
  kind: 'pool' | 'training',
  list: PlatformClient['pools'] | PlatformClient['trainings'],
  status: PoolStatus | undefined,
): Promise<readonly Choice<Target>[]> {
  const filter = status === undefined ? {} : { status };
  const page = await list.page({ limit: listed, sort: '-id', ...filter });
  const icon = kind === 'pool' ? 'layers' : 'mortar-board';
  return page.items.map(({ id, private_name: name, status: state }) => ({
    label: `$(${icon}) ${name}`,
    description: `${(state ?? 'closed').toLowerCase()} ${kind} ${id}`,
    value: { connection, kind, id, name },
  }));
}

function heading<T>(choices: readonly Choice<T>[], label: string): readonly Choice<T>[] {
  return choices.length === 0
    ? []
    : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...choices];
}

/** The spec in the active editor is the likeliest one meant. */
export function activeFirst(specs: readonly vscode.Uri[]): readonly vscode.Uri[] {
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const isActive = (spec: vscode.Uri): boolean => spec.toString() === active;
  return [...specs.filter(isActive), ...specs.filter((spec) => !isActive(spec))];
}

export function fileNameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
