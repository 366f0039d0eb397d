import type * as vscode from 'vscode';
import type { Comparison } from '../deploy/compare';
import type { Connection } from '../providers/connections';
import { FailureWithRemedy } from '../providers/failures';
import { OpenDiffs } from '../providers/remoteSpecs';
import type { Services } from '../providers/services';
import { rootOf } from '../providers/specFiles';
import { isRemoteNode, remoteIdOf } from '../providers/tree';
import type { CommandRunner } from './commandRunner';
import { withProgress } from './progress';
import { specTarget } from './specTargets';
import { fileNameOf } from './targets';

/**
 * `Diff`: the platform on the left, the spec on the right. The left side is the spec as it would be if
 * it said what the platform has, so that only real differences show; the right side is the file itself.
 */
export function registerDiffCommand(
  context: vscode.ExtensionContext,
  commands: CommandRunner,
  services: Services,
): void {
  const diffs = new OpenDiffs(services, compareWith);
  context.subscriptions.push(diffs);
  commands.registerCommand('crowdsmith.diffSpec', 'Could not compare', async (argument) => {
    const spec = await specTarget(services, await specBehind(services, argument), {
      kinds: ['project', 'pool', 'training', 'skill'],
      title: 'Compare with the platform',
      placeholder: 'What differs between a spec and its remote object',
      active: 'taken',
    });
    if (spec === undefined) return;
    const connection = await services.connections.need();
    const comparison = await compared(spec, connection);
    await show(services, diffs, connection, { spec, comparison });
  });
  commands.registerCommand('crowdsmith.refreshDiff', 'Could not look again', async () => {
    const spec = diffs.active;
    if (spec === undefined) throw new Error('Open a diff first: "Diff with the Platform".');
    const connection = await services.connections.need();
    const comparison = await compared(spec, connection);
    // Files that did not differ before are shown as well.
    const isShown = diffs.renew(spec, connection, comparison);
    if (!isShown || comparison.files.length === 0)
      await show(services, diffs, connection, { spec, comparison });
  });
}

/** The spec of a tree's node; anything else is left to `specTarget`. */
export async function specBehind({ links }: Services, argument: unknown): Promise<unknown> {
  const id = isRemoteNode(argument) ? remoteIdOf(argument) : undefined;
  if (id === undefined) return argument;
  await links.read();
  const spec = links.specOf(id);
  if (spec !== undefined) return spec;
  throw new FailureWithRemedy('No spec of this workspace describes it.', {
    title: 'Pull It',
    command: 'crowdsmith.pull',
    args: [argument],
  });
}

function compared(spec: vscode.Uri, connection: Connection): Promise<Comparison> {
  const what = `Comparing ${fileNameOf(spec)} with ${connection.profile.label}`;
  return withProgress(what, (signal) => compareWith(spec, connection, signal));
}

async function compareWith(
  spec: vscode.Uri,
  { profile, client }: Connection,
  signal?: AbortSignal,
): Promise<Comparison> {
  const { compareSpec, openWorkspace } = await import('../providers/remote');
  const workspace = openWorkspace(rootOf(spec));
  return compareSpec({ workspace, client, profile, signal, path: spec.fsPath });
}

async function show(
  { ask }: Services,
  diffs: OpenDiffs,
  connection: Connection,
  about: { readonly spec: vscode.Uri; readonly comparison: Comparison },
): Promise<void> {
  const { spec, comparison } = about;
  const { profile } = connection;
  const name = fileNameOf(spec);
  const { drift, files, kind, id } = comparison;
  if (drift === 'not-deployed' || drift === 'missing') {
    const why =
      drift === 'missing'
        ? `${profile.label} does not know ${kind} ${id ?? ''} any more.`
        : `${name} is not on ${profile.label} yet.`;
    throw new FailureWithRemedy(why, {
      title: 'Deploy',
      command: 'crowdsmith.deploy',
      args: [spec],
    });
  }
  if (files.length === 0) {
    void ask.tell('info', `${name} says what ${profile.label} has: nothing differs.`);
    return;
  }
  await diffs.show(spec, connection, comparison);
}
