import * as vscode from 'vscode';
import type { Services } from '../services';
import type { Run, RunsModel } from './runsModel';

export { RunsModel, type Run, type RunControl, type RunState } from './runsModel';

const memoryKey = 'crowdsmith.runs';

/** The Runs view. A pipeline that was running when the window closed is offered for resuming. */
export function register(
  context: vscode.ExtensionContext,
  { runs }: Pick<Services, 'runs'>,
): vscode.TreeDataProvider<Run> {
  recallUnfinished(context.workspaceState, runs);
  const tree = new RunsTree(runs);
  const view = vscode.window.createTreeView('crowdsmith.runs', { treeDataProvider: tree });
  const follow = (): void => {
    const all = runs.all();
    const running = all.filter(({ state }) => state === 'running').length;
    view.badge = running === 0 ? undefined : { value: running, tooltip: `${running} under way` };
    setPipelineContext(all);
    remember(context.workspaceState, all);
  };
  follow();
  context.subscriptions.push(view, tree, runs.onDidChange(follow));
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
    item.description = run.state === 'running' ? `${percent}${run.message}` : run.message;
    item.tooltip = `${run.title}\n${run.state}: ${run.message}`;
    if (run.dataset !== undefined) {
      const dataset = vscode.Uri.file(run.dataset);
      item.command = { command: 'vscode.open', title: 'Open Dataset', arguments: [dataset] };
    }
    item.contextValue = `${run.kind}.${run.state}${run.specPath === undefined ? '' : ' spec'}`;
    item.accessibilityInformation = { label: `${run.title}, ${run.state}, ${item.description}` };
    return item;
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
  }
}

function iconOf(run: Run): vscode.ThemeIcon {
  switch (run.state) {
    case 'running':
      return new vscode.ThemeIcon('sync~spin');
    case 'done':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green'));
    case 'stopped':
      return new vscode.ThemeIcon('debug-pause');
    case 'failed':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('errorForeground'));
  }
}

function setPipelineContext(all: readonly Run[]): void {
  const pipelines = all.filter(({ kind }) => kind === 'pipeline');
  const count = (states: readonly string[]): number =>
    pipelines.filter(({ state }) => states.includes(state)).length;
  const set = (key: string, value: number): void =>
    void vscode.commands.executeCommand('setContext', `crowdsmith.${key}`, value);
  set('pipelinesRunning', count(['running']));
  set('pipelinesStopped', count(['stopped', 'failed']));
}

/** Progress changes often and is not worth writing; what is unfinished changes seldom. */
function remember(memory: vscode.Memento, all: readonly Run[]): void {
  const unfinished = all.filter(({ kind, state }) => kind === 'pipeline' && state !== 'done');
  const states = (runs: readonly Run[]): string =>
    runs.map(({ id, state }) => `${id} ${state}`).join('\n');
  const known = memory.get<readonly Run[]>(memoryKey, []);
  if (states(known) !== states(unfinished)) void memory.update(memoryKey, unfinished);
}

function recallUnfinished(memory: vscode.Memento, runs: RunsModel): void {
  for (const run of memory.get<readonly Run[]>(memoryKey, [])) {
    const state = run.state === 'running' ? 'stopped' : run.state;
    const message =
      run.state === 'running' ? 'interrupted; resume to go on where it stopped' : run.message;
    runs.recall({ ...run, state, message });
  }
}
