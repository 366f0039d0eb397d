import * as path from 'node:path';
import * as vscode from 'vscode';
import { specKindOf } from '../spec';
import type { Headline, HostMessage, PageMessage, RunState } from '../simulate/protocol';
import { headlineOf } from '../simulate/report/headline';
import type { SimulationReport } from '../simulate/report/model';
import { failureMessage } from './failures';
import { fillPanel } from './fillPanel';
import type { SimulationTold } from './simulation';
import { startSimulation, type RunningSimulation } from './simulation/simulationProcess';
import { crowdSetting } from './sandbox/crowdSetting';
import { rootOf } from './specFiles';

export interface SimulationPanels {
  open(spec: vscode.Uri): void;
}

type Tell = (news: SimulationTold) => void;

export function createSimulationPanels(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  tell: Tell,
): SimulationPanels {
  const panels = new Map<string, SimulationPanel>();
  const assets = vscode.Uri.joinPath(context.extensionUri, 'dist', 'preview');
  context.subscriptions.push({ dispose: () => panels.forEach((panel) => panel.dispose()) });
  return {
    open(spec) {
      const key = spec.toString();
      const known = panels.get(key);
      if (known !== undefined) {
        known.reveal();
        known.run();
        return;
      }
      const panel = vscode.window.createWebviewPanel(
        'crowdsmith.simulation',
        `Simulation ${fileNameOf(spec)}`,
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { enableScripts: true, localResourceRoots: [assets], retainContextWhenHidden: true },
      );
      panels.set(key, new SimulationPanel({ panel, spec, context, assets, log, tell }));
      panel.onDidDispose(() => panels.delete(key));
    },
  };
}

interface PanelParts {
  readonly panel: vscode.WebviewPanel;
  readonly spec: vscode.Uri;
  readonly context: vscode.ExtensionContext;
  readonly assets: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly tell: Tell;
}

const onSaveKey = 'crowdsmith.simulation.onSave';
const mostSeeds = 1000;
/** Files whose change can change what a simulation finds. */
const dataFile = /\.(?:tsv|csv|jsonl|json|ya?ml|html)$/i;

/** One report: runs the simulation in a child process and shows what is known, while it goes on. */
class SimulationPanel implements vscode.Disposable {
  private readonly life: vscode.Disposable[] = [];
  private running: RunningSimulation | undefined;
  private state: RunState = { state: 'idle' };
  private report: SimulationReport | undefined;
  /** Of the last complete run before the one that is shown. */
  private before: Headline | undefined;
  private lastComplete: Headline | undefined;
  private seeds: number;
  private onSave: boolean;

  constructor(private readonly parts: PanelParts) {
    const { panel, spec, context, assets } = parts;
    const settings = vscode.workspace.getConfiguration('crowdsmith.simulation', spec);
    this.seeds = Math.min(mostSeeds, Math.max(1, settings.get('seeds', 5)));
    this.onSave = context.workspaceState.get(onSaveKey, false);
    const icon = (theme: 'light' | 'dark'): vscode.Uri =>
      vscode.Uri.joinPath(context.extensionUri, 'media', `simulation-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const { webview } = panel;
    fillPanel(panel, { assets, page: 'simulation' });
    this.life.push(
      webview.onDidReceiveMessage((message: PageMessage) => this.received(message)),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.saved(uri)),
      panel.onDidDispose(() => this.end()),
    );
    this.run();
  }

  reveal(): void {
    this.parts.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.parts.panel.dispose();
  }

  /** Starts anew; a run that is under way is overtaken. */
  run(): void {
    const { spec, context, log } = this.parts;
    this.running?.stop();
    this.before = this.lastComplete;
    this.become({ state: 'running', done: 0, total: this.seeds, label: 'starting' });
    const isCurrent = (): boolean => this.running === running;
    const running = startSimulation({
      cliPath: vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath,
      specPath: spec.fsPath,
      root: rootOf(spec),
      seeds: this.seeds,
      crowd: crowdSetting(spec, rootOf(spec)),
      onLog: (line) => log.debug(`simulation: ${line}`),
      onProgress: (progress) => {
        if (isCurrent() && progress.done < progress.total) {
          this.become({ state: 'running', ...progress });
        }
      },
      onReport: (report) => {
        if (isCurrent()) this.show(report);
      },
    });
    this.running = running;
    void running.end.then((end) => {
      if (!isCurrent()) return;
      this.running = undefined;
      if (end.how === 'failed')
        this.become({ state: 'failed', message: failureMessage(end.message) });
      else this.become({ state: end.how === 'stopped' ? 'stopped' : 'idle' });
    });
  }

  private show(report: SimulationReport): void {
    this.report = report;
    if (report.state === 'complete') this.lastComplete = headlineOf(report);
    this.post(this.reportMessage(report));
  }

  private reportMessage(report: SimulationReport): HostMessage {
    return { type: 'report', report, ...(this.before && { before: this.before }) };
  }

  private become(state: RunState): void {
    this.state = state;
    this.post({ type: 'run', run: state });
  }

  private post(message: HostMessage): void {
    const { panel, spec, tell } = this.parts;
    void panel.webview.postMessage(message);
    tell({ spec, message });
  }

  private postSettings(): void {
    const { seeds, onSave } = this;
    const spec = fileNameOf(this.parts.spec);
    this.post({ type: 'settings', settings: { spec, seeds, onSave } });
  }

  private received(message: PageMessage): void {
    switch (message.type) {
      case 'ready':
        this.postSettings();
        if (this.report) this.post(this.reportMessage(this.report));
        this.post({ type: 'run', run: this.state });
        break;
      case 'run':
        this.run();
        break;
      case 'stop':
        this.running?.stop();
        break;
      case 'seeds':
        this.seeds = Math.min(mostSeeds, Math.max(1, Math.round(message.seeds)));
        this.postSettings();
        this.run();
        break;
      case 'onSave':
        this.onSave = message.on;
        void this.parts.context.workspaceState.update(onSaveKey, message.on);
        this.postSettings();
        break;
      case 'openSpec':
        void vscode.window.showTextDocument(this.parts.spec, { viewColumn: vscode.ViewColumn.One });
        break;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        vscode.window.setStatusBarMessage('The report is in the clipboard, as Markdown.', 4000);
        break;
      case 'save':
        void this.save();
        break;
    }
  }

  /** A change of the spec or of anything it may refer to is simulated at once, where that is wished. */
  private saved(uri: vscode.Uri): void {
    const { spec } = this.parts;
    const isNear =
      uri.scheme === 'file' && !path.relative(rootOf(spec), uri.fsPath).startsWith('..');
    const matters = specKindOf(uri.path) !== undefined || dataFile.test(uri.path);
    if (this.onSave && isNear && matters) this.run();
  }

  private async save(): Promise<void> {
    const { report } = this;
    if (!report) return;
    const name = `${report.target.name.replace(/[^\p{L}\p{N}]+/gu, '-')}.simulation.json`;
    const target = await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.file(path.join(rootOf(this.parts.spec), name)),
      filters: { JSON: ['json'] },
    });
    if (!target) return;
    await vscode.workspace.fs.writeFile(
      target,
      Buffer.from(`${JSON.stringify(report, null, 2)}\n`),
    );
  }

  private end(): void {
    this.running?.stop();
    this.running = undefined;
    for (const part of this.life) part.dispose();
  }
}

function fileNameOf(spec: vscode.Uri): string {
  return spec.path.slice(spec.path.lastIndexOf('/') + 1);
}
