import * as vscode from 'vscode';
import type { Services } from '../services';
import { isUnderWay, type Run, type RunsModel } from './runsModel';

export { isUnderWay, RunsModel, type Run, type RunControl, type RunState } from './runsModel';

const memoryKey = 'crowdsmith.runs';
const forgottenKey = 'crowdsmith.runs.forgotten';

/**
 * The Runs view and, while a pipeline is under way, its place in the status bar. What earlier windows
 * and terminals have left is read when the view is first looked at.
 */
export function register(
  context: vscode.ExtensionContext,
  { runs, log }: Pick<Services, 'runs' | 'log'>,
): vscode.TreeDataProvider<Run> {
  recallUnfinished(context.workspaceState, runs);
  const tree = new RunsTree(runs);
  const view = vscode.window.createTreeView('crowdsmith.runs', { treeDataProvider: tree });
  const bar = statusItem();
  const history = new History(context.workspaceState, runs, log);
  const follow = (): void => {
    const all = runs.all();
    const running = all.filter(isUnderWay).length;
    view.badge = running === 0 ? undefined : { value: running, tooltip: `${running} under way` };
    setPipelineContext(all);
    drawStatus(bar, all);
    remember(context.workspaceState, all);
  };
  follow();
  context.subscriptions.push(
    view,
    tree,
    bar,
    history,
    runs.onDidChange(follow),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) history.look();
    }),
  );
  if (view.visible) history.look();
  return tree;
}

class RunsTree implements vscode.TreeDataProvider<Run>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly watching: { dispose(): void };
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly runs: RunsModel) {
    this.watching = runs.onDidChange(() => this.changed.fire(undefined));
  }

  getChildren(run?: Run): Run[] {
    return run === undefined ? [...this.runs.all()] : [];
  }

  getTreeItem(run: Run): vscode.TreeItem {
    const item = new vscode.TreeItem(run.title);
    item.id = run.id;
    item.iconPath = iconOf(run);
    const percent = run.percent === undefined ? '' : `${Math.floor(run.percent)} % · `;
    item.description = isUnderWay(run) ? `${percent}${run.message}` : run.message;
    item.tooltip = tooltipOf(run);
    if (run.kind === 'pipeline') {
      item.command = {
        command: 'crowdsmith.watchPipeline',
        title: 'Watch Pipeline Run',
        arguments: [run],
      };
    }
    const extras = [
      ...(run.specPath === undefined ? [] : ['spec']),
      ...(run.dataset === undefined ? [] : ['dataset']),
    ];
    item.contextValue = [`${run.kind}.${run.state}`, ...extras].join(' ');
    item.accessibilityInformation = { label: `${run.title}, ${run.state}, ${item.description}` };
    return item;
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
  }
}

function tooltipOf({ title, state, message, profile, changed, process }: Run): string {
  return [
    profile === undefined ? title : `${title} on ${profile}`,
    `${state}: ${message}`,
    ...(process === 'elsewhere' ? ['in another process'] : []),
    ...(changed === undefined ? [] : [new Date(changed).toLocaleString()]),
  ].join('\n');
}

function iconOf(run: Run): vscode.ThemeIcon {
  switch (run.state) {
    case 'running':
      return new vscode.ThemeIcon('sync~spin');
    case 'paused':
      return new vscode.ThemeIcon('debug-pause', new vscode.ThemeColor('charts.yellow'));
    case 'done':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green'));
    case 'stopped':
      return new vscode.ThemeIcon('debug-stop');
    case 'failed':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('errorForeground'));
  }
}

function statusItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem(
    'crowdsmith.pipelines',
    vscode.StatusBarAlignment.Left,
    8,
  );
  item.name = 'Crowdsmith Pipelines';
  item.command = 'crowdsmith.watchPipeline';
  return item;
}

function drawStatus(item: vscode.StatusBarItem, all: readonly Run[]): void {
  const running = all.filter((run) => run.kind === 'pipeline' && isUnderWay(run));
  const [first] = running;
  if (first === undefined) {
    item.hide();
    return;
  }
  const isWaiting = running.some(({ state }) => state === 'paused');
  const percent = first.percent === undefined ? '' : ` ${Math.floor(first.percent)} %`;
  const name = running.length === 1 ? `${first.title}${percent}` : `${running.length} pipelines`;
  item.text = `$(${isWaiting ? 'debug-pause' : 'sync~spin'}) ${name}`;
  const lines = running.map(({ title, message }) => `${title}: ${message}`);
  item.tooltip = `${lines.join('\n')}\nClick to watch.`;
  item.accessibilityInformation = { label: `Pipelines. ${lines.join('. ')}` };
  item.backgroundColor = isWaiting
    ? new vscode.ThemeColor('statusBarItem.warningBackground')
    : undefined;
  item.show();
}

function setPipelineContext(all: readonly Run[]): void {
  const pipelines = all.filter(({ kind }) => kind === 'pipeline');
  const count = (states: readonly string[]): number =>
    pipelines.filter(({ state }) => states.includes(state)).length;
  const set = (key: string, value: number): void =>
    void vscode.commands.executeCommand('setContext', `crowdsmith.${key}`, value);
  set('pipelinesRunning', count(['running', 'paused']));
  set('pipelinesStopped', count(['stopped', 'failed', 'paused']));
  set('pipelinesKnown', pipelines.length);
}

/** Progress changes often and is not worth writing; what is unfinished changes seldom. */
function remember(memory: vscode.Memento, all: readonly Run[]): void {
  const unfinished = all.filter(
    ({ kind, state, process }) => kind === 'pipeline' && state !== 'done' && process === undefined,
  );
  const states = (runs: readonly Run[]): string =>
    runs.map(({ id, state }) => `${id} ${state}`).join('\n');
  const known = memory.get<readonly Run[]>(memoryKey, []);
  if (states(known) !== states(unfinished)) void memory.update(memoryKey, unfinished);
}

function recallUnfinished(memory: vscode.Memento, runs: RunsModel): void {
  for (const run of memory.get<readonly Run[]>(memoryKey, [])) {
    const state = isUnderWay(run) ? 'stopped' : run.state;
    const message = isUnderWay(run) ? 'interrupted; resume to go on where it stopped' : run.message;
    runs.recall({ ...run, state, message });
  }
}

type Forgotten = Readonly<Record<string, number>>;

/** Runs that left their view in a folder; looked for once, then followed as files change. */
class History implements vscode.Disposable {
  private readonly life: { dispose(): unknown }[] = [];
  private isLooking = false;
  private waiting: NodeJS.Timeout | undefined;

  constructor(
    private readonly memory: vscode.Memento,
    private readonly runs: RunsModel,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  look(): void {
    if (this.isLooking || !vscode.workspace.isTrusted) return;
    this.isLooking = true;
    const watcher = vscode.workspace.createFileSystemWatcher('**/.crowdsmith/runs/*/*/watch.json');
    this.life.push(
      watcher,
      watcher.onDidCreate(() => this.later()),
      watcher.onDidChange(() => this.later()),
      this.runs.onDidForget((run) => this.forget(run)),
    );
    void this.read();
  }

  dispose(): void {
    clearTimeout(this.waiting);
    for (const part of this.life) part.dispose();
  }

  private later(milliseconds = 1000): void {
    this.waiting ??= setTimeout(() => {
      this.waiting = undefined;
      void this.read();
    }, milliseconds);
  }

  private async read(): Promise<void> {
    try {
      const { runsOf } = await import('./history');
      const forgotten = this.memory.get<Forgotten>(forgottenKey, {});
      for (const folder of vscode.workspace.workspaceFolders ?? []) {
        if (folder.uri.scheme !== 'file') continue;
        for (const run of await runsOf(folder.uri.fsPath, Date.now())) {
          if ((forgotten[run.id] ?? -Infinity) < (run.changed ?? 0)) this.runs.recall(run);
        }
      }
      // A process that dies changes no file any more.
      if (this.runs.all().some(({ process }) => process === 'elsewhere')) this.later(10_000);
    } catch (error) {
      this.log.warn('Earlier runs could not be read', error);
    }
  }

  /** A run that was taken off the list comes back only when something happens to it. */
  private forget({ id, changed = Date.now() }: Run): void {
    const forgotten = this.memory.get<Forgotten>(forgottenKey, {});
    void this.memory.update(forgottenKey, { ...forgotten, [id]: Math.max(changed, Date.now()) });
  }
}
