import * as vscode from 'vscode';
import type { ChangedFile, Comparison } from '../deploy/compare';
import type { Connection } from '../providers/connections';
import { FailureWithRemedy } from '../providers/failures';
import { RemoteTexts } from '../providers/remoteSpecs';
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
  const texts = new RemoteTexts();
  context.subscriptions.push(texts);
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
    await show(services, texts, connection, { spec, comparison });
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

function compared(spec: vscode.Uri, { profile, client }: Connection): Promise<Comparison> {
  return withProgress(`Comparing ${fileNameOf(spec)} with ${profile.label}`, async (signal) => {
    const { compareSpec, openWorkspace } = await import('../providers/remote');
    const workspace = openWorkspace(rootOf(spec));
    return compareSpec({ workspace, client, profile, signal, path: spec.fsPath });
  });
}

async function show(
  { ask }: Services,
  texts: RemoteTexts,
  { profile }: Connection,
  about: { readonly spec: vscode.Uri; readonly comparison: Comparison },
): Promise<void> {
  const { spec, comparison } = about;
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
  const root = vscode.Uri.file(rootOf(spec));
  const pairs = files.map(({ path, text }: ChangedFile) => {
    const file = vscode.Uri.joinPath(root, path);
    return { file, remote: texts.put(file, profile.label, text) };
  });
  const title = `${name}: ${profile.label} ↔ spec`;
  const [first] = pairs;
  if (pairs.length > 1) {
    const sides = pairs.map(({ file, remote }) => [file, remote, file]);
    await vscode.commands.executeCommand('vscode.changes', title, sides);
  } else if (first !== undefined) {
    await vscode.commands.executeCommand('vscode.diff', first.remote, first.file, title);
  }
}
