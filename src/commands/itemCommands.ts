import * as vscode from 'vscode';
import type { Services } from '../providers/services';
import { isRemoteNode, remoteIdOf } from '../providers/tree';
import type { CommandRunner } from './commandRunner';
import { uriOf } from './specTargets';

/** Small things done to one item of a view, and the log. */
export function registerItemCommands(commands: CommandRunner, services: Services): void {
  const { links, runs, log } = services;
  commands.registerCommand('crowdsmith.copyId', 'Could not copy the id', async (node) => {
    const id = isRemoteNode(node) ? remoteIdOf(node) : undefined;
    if (id === undefined) return;
    await vscode.env.clipboard.writeText(id);
    vscode.window.setStatusBarMessage(`Copied ${id}`, 3_000);
  });
  commands.registerCommand('crowdsmith.revealSpec', 'Could not show the spec', async (node) => {
    const spec = await specOfItem(node, services);
    if (spec !== undefined) await vscode.window.showTextDocument(spec);
  });
  commands.registerCommand('crowdsmith.forgetRun', 'Could not remove it', (run) => {
    if (typeof run === 'object' && run !== null && 'id' in run) runs.forget(String(run.id));
  });
  commands.registerCommand('crowdsmith.showLog', 'Could not show the log', () => log.show());

  /** From the palette: any of the specs that are created on the current profile. */
  async function specOfItem(node: unknown, { ask }: Services): Promise<vscode.Uri | undefined> {
    const id = isRemoteNode(node) ? remoteIdOf(node) : undefined;
    const known = uriOf(node) ?? (id === undefined ? undefined : links.specOf(id));
    if (known !== undefined) return known;
    const all = links.all();
    if (all.length === 0) throw new Error('Nothing has been created from specs of this workspace.');
    return ask.pick(
      all.map(([remoteId, spec]) => ({
        label: vscode.workspace.asRelativePath(spec),
        description: remoteId,
        value: spec,
      })),
      { title: 'Reveal spec', placeholder: 'Spec of what was created on the current profile' },
    );
  }
}
