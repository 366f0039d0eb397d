import * as vscode from 'vscode';
import { isEmbedded } from '../profiles';
import type { Services } from '../services';
import { isRemoteNode, type RemoteNode } from './nodes';
import { Poller, type LookResult } from './poller';
import { ProjectsTree } from './projectsTree';
import { SkillsTree } from './skillsTree';

export { isRemoteNode, remoteIdOf, type RemoteNode } from './nodes';
export { closeReasonText } from './tooltips';

/** The trees, for commands that change what they show and for tests that read it. */
export interface RemoteTrees {
  readonly projects: vscode.TreeDataProvider<RemoteNode>;
  readonly skills: vscode.TreeDataProvider<RemoteNode>;
  /** Something was done on the platform: its effect should be seen soon. */
  hurry(): void;
}

interface Tree extends vscode.TreeDataProvider<RemoteNode> {
  dispose(): void;
  refresh(): void;
  look(signal: AbortSignal): Promise<LookResult>;
}

export function register(context: vscode.ExtensionContext, services: Services): RemoteTrees {
  const projects = new ProjectsTree(services.connections, services.links);
  const skills = new SkillsTree(services.connections, services.links);
  const projectsView = show(context, 'crowdsmith.projects', projects);
  const skillsView = show(context, 'crowdsmith.skills', skills);
  const describe = async (): Promise<void> => {
    const profile = services.profiles.current();
    const account = await services.accounts.of(profile);
    const who = account === undefined ? [] : [account.label];
    projectsView.view.description = [profile.label, ...who].join(' · ');
  };
  void describe();
  context.subscriptions.push(
    services.listed.add(() => projects.known(), projects.onDidChangeTreeData),
    services.listed.add(() => skills.known(), skills.onDidChangeTreeData),
    services.profiles.onDidChange(() => void describe()),
    services.accounts.onDidChangeSessions(() => void describe()),
    services.connections.onDidChange(() => projectsView.poller.hurryIfAwake()),
    projectsView.view.onDidCollapseElement(({ element }) => projects.collapsed(element)),
    vscode.commands.registerCommand('crowdsmith.refresh', () => {
      projects.refresh();
      skills.refresh();
    }),
    vscode.commands.registerCommand('crowdsmith.loadMore', async (node: unknown) => {
      if (!isRemoteNode(node) || node.kind !== 'more') return;
      await node.load(new AbortController().signal);
      projects.redraw(node.parent);
      skills.redraw();
    }),
    vscode.commands.registerCommand('crowdsmith.retry', async (node: unknown) => {
      if (!isRemoteNode(node) || node.kind !== 'error') return;
      await tryAgain(node, services);
      projects.redraw(node.parent);
      skills.redraw();
    }),
  );
  return {
    projects,
    skills,
    hurry() {
      projectsView.poller.hurryIfAwake();
      skillsView.poller.hurryIfAwake();
    },
  };
}

async function tryAgain(
  node: Extract<RemoteNode, { kind: 'error' }>,
  services: Services,
): Promise<void> {
  try {
    await node.retry(new AbortController().signal);
  } catch (error) {
    // It shows itself again as a node; the details are for the log.
    const where = isEmbedded(services.profiles.current()) ? 'sandbox' : 'platform';
    services.log.warn(`Still no answer from the ${where}: ${String(error)}`);
  }
}

function show(
  context: vscode.ExtensionContext,
  id: string,
  tree: Tree,
): { view: vscode.TreeView<RemoteNode>; poller: Poller } {
  const view = vscode.window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true });
  const poller = new Poller((signal) => tree.look(signal));
  poller.setVisible(view.visible);
  context.subscriptions.push(
    view,
    tree,
    poller,
    view.onDidChangeVisibility(({ visible }) => poller.setVisible(visible)),
  );
  return { view, poller };
}
