import * as vscode from 'vscode';
import type { Services } from '../services';
import { registerDecorations } from './decorations';
import { DragAndDrop } from './dragAndDrop';
import type { ItemFacts } from './facts';
import type { RemoteNode } from './nodes';
import { PlatformPlan } from './platformTree';
import { PoolFigures } from './poolFigures';
import { filterText } from './projectFilter';
import { ProjectsPlan } from './projectsTree';
import { RemoteTree } from './remoteTree';
import { SkillsPlan } from './skillsTree';
import { registerTreeCommands, selectedIn } from './treeCommands';
import { showTree, type ShownTree } from './treeView';

export {
  isRemoteNode,
  nodesOf,
  objectOf,
  performerIdOf,
  poolOf,
  projectOf,
  remoteIdOf,
  trainingOf,
  type RemoteNode,
} from './nodes';
export { closeReasonText } from './words';

/** The trees, for commands that change what they show and for tests that read it. */
export interface RemoteTrees {
  readonly platform: RemoteTree;
  readonly projects: RemoteTree;
  readonly skills: RemoteTree;
  /** Something was done on the platform: its effect should be seen soon. */
  hurry(): void;
  /** What is selected in the view that has the focus: keys hand no node to their commands. */
  selected(): readonly RemoteNode[];
}

/** What the views are drawn from, for those who act on them. */
export interface Views {
  readonly platform: ShownTree;
  readonly projects: ShownTree;
  readonly skills: ShownTree;
  readonly plan: ProjectsPlan;
}

export function register(context: vscode.ExtensionContext, services: Services): RemoteTrees {
  const { connections, listed, profiles, accounts } = services;
  const facts = factsOf(services);
  const plan = new ProjectsPlan(connections, facts);
  const skillsPlan = new SkillsPlan(connections, facts);
  const platformPlan = new PlatformPlan({ connections, profiles, accounts }, facts);
  const projects = new RemoteTree(plan);
  const skills = new RemoteTree(skillsPlan);
  const platform = new RemoteTree(platformPlan);
  const views: Views = {
    plan,
    projects: showTree('crowdsmith.projects', projects, {
      message: () => filterText(plan.shownFilter),
      dragAndDrop: new DragAndDrop(services),
    }),
    skills: showTree('crowdsmith.skills', skills),
    platform: showTree('crowdsmith.platform', platform),
  };
  const trees = [projects, skills, platform];
  const all = [views.projects, views.skills, views.platform];
  const refresh = (): void => trees.forEach((tree) => tree.refresh());
  context.subscriptions.push(
    ...all,
    registerDecorations(),
    connections.onDidChange(() => {
      facts.figures.clear();
      refresh();
      all.forEach(({ poller }) => poller.hurryIfAwake());
    }),
    profiles.onDidChange(() => platform.refresh()),
    accounts.onDidChangeSessions(() => platform.refresh()),
    platform.onDidChangeTreeData(() => badge(views.platform.view, platformPlan)),
    listed.add(() => plan.known(projects.known), projects.onDidChangeTreeData),
    listed.add(() => skillsPlan.known(), skills.onDidChangeTreeData),
  );
  const redrawObjects = (ids: Iterable<string>): void => {
    const set = new Set(ids);
    for (const tree of trees) tree.redrawObjects(set);
  };
  facts.figures.onDidChange(redrawObjects);
  context.subscriptions.push(followMarks(services, redrawObjects));
  describe(context, services, views.projects.view);
  registerTreeCommands(context, services, views, refresh);
  return {
    platform,
    projects,
    skills,
    hurry: () => all.forEach(({ poller }) => poller.hurryIfAwake()),
    selected: () => selectedIn(all),
  };
}

/** Redraws what has got or lost a mark: its spec, its drift, a wait. Of thousands these are few. */
function followMarks(
  { links, drift, waits }: Services,
  redraw: (ids: Iterable<string>) => void,
): vscode.Disposable {
  let linked: readonly string[] = [];
  let waited: readonly string[] = [];
  const linksChanged = (): void => {
    const before = linked;
    linked = links.all().map(([id]) => id);
    redraw([...before, ...linked]);
  };
  const waitsChanged = (): void => {
    const before = waited;
    waited = waits.all().map(({ poolId }) => poolId);
    redraw(differing(before, waited));
  };
  return vscode.Disposable.from(
    links.onDidChange(linksChanged),
    drift.onDidChange(() => redraw(links.all().map(([id]) => id))),
    waits.onDidChange(waitsChanged),
  );
}

function differing(before: readonly string[], after: readonly string[]): readonly string[] {
  const isNew = (list: readonly string[]) => (id: string) => !list.includes(id);
  return [...before.filter(isNew(after)), ...after.filter(isNew(before))];
}

function factsOf({ links, profiles, drift, waits }: Services): ItemFacts {
  return {
    figures: new PoolFigures(),
    hasSpec: (id) => links.specOf(id) !== undefined,
    driftOf: (id) => drift.state(id),
    isWaitedFor: (id) => {
      const profile = profiles.current().name;
      return waits.all().some((wait) => wait.poolId === id && wait.profile === profile);
    },
    site: () => profiles.current().platformUrl,
  };
}

/** The number on the icon in the activity bar: pools on which performers work. */
function badge(view: vscode.TreeView<RemoteNode>, plan: PlatformPlan): void {
  const count = plan.open.length;
  if (count === (view.badge?.value ?? 0)) return;
  const tooltip = count === 1 ? '1 pool is open' : `${count} pools are open`;
  view.badge = count === 0 ? undefined : { value: count, tooltip };
}

/** Which platform, and as whom: beside the name of the view. */
function describe(
  context: vscode.ExtensionContext,
  { profiles, accounts }: Services,
  view: vscode.TreeView<RemoteNode>,
): void {
  const draw = async (): Promise<void> => {
    const profile = profiles.current();
    const account = await accounts.of(profile);
    view.description = [profile.label, ...(account === undefined ? [] : [account.label])].join(
      ' · ',
    );
  };
  void draw();
  context.subscriptions.push(
    profiles.onDidChange(() => void draw()),
    accounts.onDidChangeSessions(() => void draw()),
  );
}
