import { access } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  isAlive,
  pipelineNameOf,
  readSnapshot,
  readSound,
  settledView,
  snapshotName,
  SoundError,
  stateFolderOf,
  steerOf,
  type HostMessage,
  type PageMessage,
  type Reach,
  type RunView,
} from '../watch';
import { failureMessage } from './failures';
import { DiagramPanel } from './pipelines/diagramPanel';
import { fillPage } from './pipelines/fillPage';
import { openReportPanel } from './pipelines/reportPanel';
import { readFromPlatform } from './pipelines/attachmentSound';
import { readFromBucket } from './pipelines/bucketSound';
import { diagramIdOf, runIdOf, type RunKey } from './pipelines/pipelines';
import type { PipelineTold } from './pipelines';
import type { Services } from './services';
import { rootOf, specOf } from './specFiles';
import { StorageKeys } from './storageKeys';

export interface PipelinePanels {
  open(key: RunKey): void;
  /** The spec itself, drawn. */
  openDiagram(spec: vscode.Uri): void;
  openReport(report: vscode.Uri): Promise<void>;
  restore(panel: vscode.WebviewPanel, state: unknown): void;
  say(id: string, message: PageMessage): Promise<void>;
}

type Tell = (news: PipelineTold) => void;

export function createPipelinePanels(
  context: vscode.ExtensionContext,
  services: Services,
  tell: Tell,
): PipelinePanels {
  const panels = new Map<string, PipelinePanel | DiagramPanel>();
  const assets = vscode.Uri.joinPath(context.extensionUri, 'dist', 'preview');
  context.subscriptions.push({ dispose: () => panels.forEach((panel) => panel.dispose()) });
  const show = (what: Shown, panel: vscode.WebviewPanel): void => {
    const id = idOf(what);
    fillPage(panel, context.extensionUri);
    const shown =
      'shows' in what
        ? new DiagramPanel(panel, what.spec, (message) => tell({ id, message }))
        : new PipelinePanel({ panel, key: what, id, services, context, tell });
    panels.set(id, shown);
    panel.onDidDispose(() => panels.delete(id));
  };
  const open = (what: Shown): void => {
    const known = panels.get(idOf(what));
    if (known !== undefined) {
      known.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      'crowdsmith.pipeline',
      `${'shows' in what ? 'Preview' : 'Pipeline'} ${pipelineNameOf(what.spec.path)}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [assets] },
    );
    show(what, panel);
  };
  return {
    open,
    openDiagram: (spec) => open({ spec, shows: 'diagram' }),
    openReport: (report) => openReportPanel(report),
    restore(panel, state) {
      const what = shownIn(state);
      if (what === undefined || panels.has(idOf(what))) {
        panel.dispose();
        return;
      }
      panel.webview.options = { enableScripts: true, localResourceRoots: [assets] };
      show(what, panel);
    },
    async say(id, message) {
      await panels.get(id)?.receive(message);
    },
  };
}

/** A run, or the spec itself. */
type Shown = RunKey | { readonly spec: vscode.Uri; readonly shows: 'diagram' };

function idOf(what: Shown): string {
  return 'shows' in what ? diagramIdOf(what.spec) : runIdOf(what);
}

/** What the page remembered, if it names a pipeline of this workspace. */
function shownIn(state: unknown): Shown | undefined {
  const { profile, shows, spec: written } = (state ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof written !== 'string') return undefined;
  const spec = vscode.Uri.parse(written);
  const isOurs = vscode.workspace.getWorkspaceFolder(spec) !== undefined;
  if (!isOurs || specOf(spec)?.kind !== 'pipeline') return undefined;
  if (shows === 'diagram') return { spec, shows };
  // The profile is part of a path.
  if (typeof profile !== 'string' || /[\\/]|^\.+$/.test(profile)) return undefined;
  return { spec, profile };
}

interface PanelParts {
  readonly panel: vscode.WebviewPanel;
  readonly key: RunKey;
  readonly id: string;
  readonly services: Services;
  readonly context: vscode.ExtensionContext;
  readonly tell: Tell;
}

/** Milliseconds between two views that the page gets, and between two looks at another's run. */
const postEvery = 250;
const lookEvery = 5000;

/** One run beside the editor: this window's own, or what another process writes down of it. */
class PipelinePanel implements vscode.Disposable {
  private readonly life: { dispose(): unknown }[] = [];
  private waiting: NodeJS.Timeout | undefined;
  private looking: NodeJS.Timeout | undefined;
  /** The newest of a run that is not this window's. */
  private seen: { readonly view: RunView; readonly reach: Reach } | undefined;
  private isOver = false;

  constructor(private readonly parts: PanelParts) {
    const { panel, id, services } = parts;
    const { root, stateFolder } = this;
    const pattern = new vscode.RelativePattern(
      root,
      `${path.relative(root, stateFolder).split(path.sep).join('/')}/${snapshotName}`,
    );
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    this.life.push(
      panel.webview.onDidReceiveMessage((message: PageMessage) => void this.receive(message)),
      panel.onDidChangeViewState(() => this.later()),
      panel.onDidDispose(() => this.end()),
      services.pipelines.onDidChange((changed) => {
        if (changed === id) this.later();
      }),
      watcher,
      watcher.onDidChange(() => this.later()),
      watcher.onDidCreate(() => this.later()),
    );
    this.looking = setInterval(() => {
      // A process that dies changes no file any more.
      if (this.seen?.reach === 'elsewhere') this.later();
    }, lookEvery);
  }

  reveal(): void {
    this.parts.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.parts.panel.dispose();
  }

  async receive(message: PageMessage): Promise<void> {
    const { services, key } = this.parts;
    try {
      switch (message.type) {
        case 'ready':
          await this.post();
          break;
        case 'steer': {
          const wish = steerOf({ type: message.wish });
          if (wish !== undefined) await services.pipelines.steer(key, wish);
          break;
        }
        case 'start':
          await this.start();
          break;
        case 'open':
          await this.open(message.what);
          break;
        case 'diagram':
          await vscode.commands.executeCommand('crowdsmith.openPreview', key.spec);
          break;
        case 'open-spec':
          // Only a diagram names them.
          break;
        case 'play':
          await this.play(message.clip);
          break;
      }
    } catch (error) {
      const words = `${pipelineNameOf(key.spec.path)}: ${failureMessage(error)}`;
      void services.ask.tell('error', words);
    }
  }

  private get root(): string {
    return rootOf(this.parts.key.spec);
  }

  private get stateFolder(): string {
    const { spec, profile } = this.parts.key;
    return stateFolderOf({ root: this.root, spec: spec.fsPath, profile });
  }

  private later(): void {
    this.waiting ??= setTimeout(() => {
      this.waiting = undefined;
      void this.post();
    }, postEvery);
  }

  private async post(): Promise<void> {
    const now = await this.look();
    if (this.isOver) return;
    const { key } = this.parts;
    const memory = { spec: key.spec.toString(), profile: key.profile };
    if (now === undefined) {
      this.say({ type: 'none', pipeline: pipelineNameOf(key.spec.path), memory });
    } else this.say({ type: 'view', ...now, memory });
  }

  private async look(): Promise<{ readonly view: RunView; readonly reach: Reach } | undefined> {
    const now = await this.newest();
    if (now?.view.summary === undefined || now.view.places.report !== undefined) return now;
    const report = path.join(now.view.places.results ?? this.root, 'report.html');
    const isThere = await access(report).then(
      () => true,
      () => false,
    );
    if (!isThere) return now;
    return { ...now, view: { ...now.view, places: { ...now.view.places, report } } };
  }

  private async newest(): Promise<{ readonly view: RunView; readonly reach: Reach } | undefined> {
    const live = this.parts.services.pipelines.of(this.parts.id);
    if (live !== undefined) {
      this.seen = undefined;
      return { view: live.view, reach: 'here' };
    }
    const snapshot = await readSnapshot(this.stateFolder);
    if (snapshot === undefined) return this.seen;
    const now = Date.now();
    const reach = isAlive(snapshot, now) ? 'elsewhere' : 'ended';
    this.seen = { view: settledView(snapshot, now), reach };
    return this.seen;
  }

  private say(message: HostMessage): void {
    const { panel, tell, id } = this.parts;
    void panel.webview.postMessage(message);
    tell({ id, message });
  }

  /** A run goes on where it was: on another profile it would be another run. */
  private async start(): Promise<void> {
    const { key, services } = this.parts;
    const current = services.profiles.current();
    if (current.name === key.profile) {
      await vscode.commands.executeCommand('crowdsmith.resumePipeline', key.spec);
      return;
    }
    const label = services.profiles.byName(key.profile)?.label ?? key.profile;
    const change = 'Switch Profile';
    const message = `This run is on ${label}, and ${current.label} is chosen now.`;
    const answer = await services.ask.tell('warning', message, [change]);
    if (answer === change) await vscode.commands.executeCommand('crowdsmith.switchProfile');
  }

  private async open(what: Extract<PageMessage, { type: 'open' }>['what']): Promise<void> {
    const { key, services } = this.parts;
    if (what === 'log') {
      services.pipelines.log.show(true);
      return;
    }
    if (what === 'spec') {
      await vscode.window.showTextDocument(key.spec, { viewColumn: vscode.ViewColumn.One });
      return;
    }
    const view = (await this.look())?.view;
    const file = this.insideRoot(view?.places[what]);
    if (what === 'report') await openReportPanel(file);
    else if (what === 'results') await vscode.commands.executeCommand('revealInExplorer', file);
    else await vscode.commands.executeCommand('vscode.open', file);
  }

  /** Paths of a view come from a file that anybody may have written. */
  private insideRoot(place: string | undefined): vscode.Uri {
    const way =
      place === undefined ? '..' : path.relative(this.root, path.resolve(this.root, place));
    if (place === undefined || way.startsWith('..') || path.isAbsolute(way)) {
      throw new Error('There is nothing of it in this workspace yet.');
    }
    return vscode.Uri.file(path.resolve(this.root, place));
  }

  private async play(clip: string): Promise<void> {
    const { key, services, context } = this.parts;
    try {
      const view = (await this.look())?.view;
      if (view === undefined) return;
      const sound = await readSound({
        root: this.root,
        view,
        clip,
        fromBucket: async (name) => {
          const keys = await new StorageKeys(context.secrets).environment();
          const environment = { ...process.env, ...keys };
          return readFromBucket({ ...key, root: this.root, key: name, environment });
        },
        fromPlatform: (file) => readFromPlatform(services, key.profile, file),
      });
      this.say({ type: 'sound', clip, ...sound });
    } catch (error) {
      if (!(error instanceof SoundError))
        services.pipelines.log.warn('A recording cannot be played', error);
      this.say({ type: 'no-sound', clip, message: failureMessage(error) });
    }
  }

  private end(): void {
    this.isOver = true;
    clearTimeout(this.waiting);
    clearInterval(this.looking);
    for (const part of this.life) part.dispose();
  }
}
