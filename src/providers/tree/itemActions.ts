import * as vscode from 'vscode';
import type { Choice } from '../ask';
import type { Services } from '../services';
import { nodesOf, remoteIdOf, type RemoteNode } from './nodes';
import { registerObjectPages } from './objectPages';
import { siteAddressOf } from './siteAddress';
import type { TreeCommands } from './treeCommands';

/**
 * What can be done with items themselves: copy an id, look closely, go to the spec or to the site.
 * Menus hand over nodes; keys do not, so for them it is what is selected.
 */
export function registerItemActions(
  context: vscode.ExtensionContext,
  commands: TreeCommands,
  services: Services,
  trees: {
    readonly selected: () => readonly RemoteNode[];
    readonly find: (kind: string, id: string) => RemoteNode | undefined;
  },
): void {
  const meant = (node: unknown, nodes: unknown): readonly RemoteNode[] => {
    const given = nodesOf(node, nodes);
    return given.length > 0 ? given : trees.selected();
  };
  const pages = registerObjectPages(context, trees.find);
  commands.registerCommand('crowdsmith.copyId', async (node, nodes) => {
    const ids = meant(node, nodes).flatMap((each) => remoteIdOf(each) ?? []);
    if (ids.length === 0) return;
    await vscode.env.clipboard.writeText(ids.join('\n'));
    const what = ids.length === 1 ? ids[0] : `${ids.length} ids`;
    vscode.window.setStatusBarMessage(`Copied ${what}`, 3_000);
  });
  commands.registerCommand('crowdsmith.showObject', async (node, nodes) => {
    for (const each of meant(node, nodes)) await pages.show(each);
  });
  commands.registerCommand('crowdsmith.openOnSite', async (node, nodes) => {
    const { platformUrl } = services.profiles.current();
    await openSite(platformUrl, meant(node, nodes)[0]);
  });
  commands.registerCommand('crowdsmith.revealSpec', async (node, nodes) => {
    const specs = await specsMeant(services, node, meant(node, nodes));
    const several = specs.length > 1;
    for (const spec of specs) await vscode.window.showTextDocument(spec, { preview: !several });
  });
}

async function openSite(
  platformUrl: string | undefined,
  node: RemoteNode | undefined,
): Promise<void> {
  if (platformUrl === undefined) {
    throw new Error(
      'The current profile has no site. What is on the sandbox of this machine is in the views only.',
    );
  }
  const address = (node && siteAddressOf(platformUrl, node)) ?? platformUrl;
  await vscode.env.openExternal(vscode.Uri.parse(address));
}

/** From the palette: any of the specs that are created on the current profile. */
async function specsMeant(
  { links, ask }: Services,
  given: unknown,
  nodes: readonly RemoteNode[],
): Promise<readonly vscode.Uri[]> {
  const file = fileOf(given);
  if (file !== undefined) return [file];
  const known = nodes.flatMap((node) => links.specOf(remoteIdOf(node) ?? '') ?? []);
  if (known.length > 0) return known;
  const choices = links.all().map(([id, spec]): Choice<vscode.Uri> => ({
    label: vscode.workspace.asRelativePath(spec),
    description: id,
    value: spec,
  }));
  if (choices.length === 0) {
    throw new Error('Nothing has been created from specs of this workspace.');
  }
  const chosen = await ask.pick(choices, {
    title: 'Reveal spec',
    placeholder: 'Spec of what was created on the current profile',
  });
  return chosen === undefined ? [] : [chosen];
}

/** Menus of files hand over a Uri; runs carry the path of their spec. */
function fileOf(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  if (typeof given !== 'object' || given === null || !('specPath' in given)) return undefined;
  return typeof given.specPath === 'string' ? vscode.Uri.file(given.specPath) : undefined;
}
