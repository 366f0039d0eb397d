import * as vscode from 'vscode';
import { failureMessage, isCancelled } from '../failures';
import { isEmbedded } from '../profiles';
import type { Services } from '../services';
import type { Views } from './index';
import { isRemoteNode, type ErrorNode, type MoreNode, type RemoteNode } from './nodes';
import { registerItemActions } from './itemActions';
import { everything, type ProjectFilter } from './projectFilter';
import { searchProjects, type Found } from './search';
import type { ShownTree } from './treeView';

type Run = (...args: readonly unknown[]) => Promise<void> | void;

/** Registers commands so that each ends well, quietly (cancelled), or with one message. */
export interface TreeCommands {
  readonly registerCommand: (id: string, run: Run) => void;
}

/** What one can do to the trees themselves: load, stop, filter, search. */
export function registerTreeCommands(
  context: vscode.ExtensionContext,
  services: Services,
  views: Views,
  refresh: () => void,
): void {
  const commands = safely(context, services);
  const shown = [views.projects, views.skills, views.platform];
  commands.registerCommand('crowdsmith.refresh', refresh);
  commands.registerCommand('crowdsmith.stopLoading', () =>
    shown.forEach(({ tree }) => tree.stopLoading()),
  );
  commands.registerCommand('crowdsmith.loadMore', async (node) => {
    if (isRemoteNode(node) && node.kind === 'more') {
      await ownerOf(node, shown)?.tree.loadBelow(node, (signal) => node.load(signal));
    }
  });
  commands.registerCommand('crowdsmith.retry', async (node) => {
    if (isRemoteNode(node) && node.kind === 'error') await tryAgain(node, shown, services);
    else refresh();
  });
  commands.registerCommand('crowdsmith.filterProjects', async () => {
    const filter = await askFilter(services, views.plan.shownFilter);
    if (filter !== undefined) showOnly(views, filter);
  });
  commands.registerCommand('crowdsmith.clearFilter', () => showOnly(views, everything));
  commands.registerCommand('crowdsmith.searchProjects', async () => {
    const { client } = await services.connections.need();
    const found = await searchProjects(client);
    if (found !== undefined) await reveal(views, found);
  });
  registerItemActions(context, commands, services, {
    selected: () => selectedIn(shown),
    find: (kind, id) => first(shown, ({ tree }) => tree.find(kind, id)),
  });
}

function safely(context: vscode.ExtensionContext, services: Services): TreeCommands {
  return {
    registerCommand(id, run) {
      const command = async (...args: unknown[]): Promise<void> => {
        try {
          await run(...args);
        } catch (error) {
          if (isCancelled(error)) return;
          services.log.error(`${id}: ${String(error)}`);
          void services.ask.tell('error', failureMessage(error));
        }
      };
      context.subscriptions.push(vscode.commands.registerCommand(id, command));
    },
  };
}

function first<T, R>(all: readonly T[], pick: (each: T) => R | undefined): R | undefined {
  for (const each of all) {
    const picked = pick(each);
    if (picked !== undefined) return picked;
  }
  return undefined;
}

/** What is selected in the view that was used last. */
export function selectedIn(shown: readonly ShownTree[]): readonly RemoteNode[] {
  const views = shown.filter(({ view }) => view.visible && view.selection.length > 0);
  const [latest] = views.sort((a, b) => b.selectedAt - a.selectedAt);
  return latest?.view.selection ?? [];
}

/** A node knows no view; only one of them has it on show. */
function ownerOf(node: MoreNode | ErrorNode, shown: readonly ShownTree[]): ShownTree | undefined {
  return shown.find(({ tree }) => tree.owns(node));
}

async function tryAgain(
  node: ErrorNode,
  shown: readonly ShownTree[],
  services: Services,
): Promise<void> {
  try {
    await ownerOf(node, shown)?.tree.loadBelow(node, (signal) => node.retry(signal));
    for (const view of shown) view.tell();
  } catch (error) {
    // It shows itself again as a node; the details are for the log.
    const where = isEmbedded(services.profiles.current()) ? 'sandbox' : 'platform';
    services.log.warn(`Still no answer from the ${where}: ${String(error)}`);
  }
}

async function askFilter(
  { ask }: Services,
  current: ProjectFilter,
): Promise<ProjectFilter | undefined> {
  const about = { title: 'Filter projects', placeholder: 'Which projects should be shown?' };
  const status = await ask.pick<ProjectFilter['status'] | 'text'>(
    [
      {
        label: '$(search) With a text…',
        detail: 'In name, description, comment or id',
        value: 'text',
      },
      { label: '$(project) Active', detail: 'The archived ones under a heading', value: 'active' },
      { label: '$(archive) Archived', detail: 'Only those', value: 'archived' },
      { label: '$(list-flat) All', detail: 'Active and archived in one list', value: 'all' },
      {
        label: '$(play-circle) With open pools',
        detail: 'On which performers work now',
        value: 'with-open-pools',
      },
    ],
    about,
  );
  if (status === undefined) return undefined;
  if (status !== 'text') return { status };
  const text = await ask.text({
    title: about.title,
    prompt: 'Only projects in which this occurs; nothing shows all of them',
    ...(current.text !== undefined && { placeholder: current.text }),
  });
  if (text === undefined) return undefined;
  return text === '' ? everything : { status: 'all', text };
}

function showOnly({ plan, projects }: Views, filter: ProjectFilter): void {
  plan.setFilter(filter);
  projects.tree.refresh();
  projects.tell();
  const filtered = filter.status !== 'active' || filter.text !== undefined;
  void vscode.commands.executeCommand('setContext', 'crowdsmith.projects.filtered', filtered);
}

/** Shows what was found in the tree, also where its page has not been loaded. */
async function reveal({ plan, projects }: Views, { project, inside }: Found): Promise<void> {
  await projects.tree.getChildren();
  const node = plan.pinned(project);
  if (node === undefined) return;
  projects.tree.redraw(undefined);
  const below = inside === undefined ? [] : await projects.tree.getChildren(node);
  const target = below.find(({ key }) => key === inside) ?? node;
  const expand = target === node;
  await projects.view.reveal(target, { select: true, focus: true, expand });
}
