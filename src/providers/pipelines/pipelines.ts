import * as path from 'node:path';
import * as vscode from 'vscode';
import type { PipelineEvent } from '../../pipeline';
import type { Steer } from '../../watch';
import type { Connection } from '../connections';
import { proxyEnvironment } from '../proxyEnvironment';
import type { Run, RunControl, RunsModel } from '../runs/runsModel';
import { logLevelOf, logLineOf, toldBy } from '../runs/pipelineTold';
import type { PipelineEnd } from '../runs/pipelineProcess';
import { rootOf } from '../specFiles';
import type { StorageKeys } from '../storageKeys';
import type { LiveRun } from './liveRun';

/** Which run: of a spec, on a profile. There is one at most. */
export interface RunKey {
  readonly spec: vscode.Uri;
  /** Name of the profile. */
  readonly profile: string;
}

/** The same in the list of runs. */
export function runIdOf({ spec, profile }: RunKey): string {
  return `pipeline:${profile}:${spec.fsPath}`;
}

/** Names the diagram of a spec among the panels. */
export function diagramIdOf(spec: vscode.Uri): string {
  return `diagram:${spec.fsPath}`;
}

/** The runs that this window has started, each in a process of its own. They end with the window. */
export class Pipelines implements vscode.Disposable {
  private readonly live = new Map<string, LiveRun>();
  private readonly starting = new Set<string>();
  private readonly changed = new vscode.EventEmitter<string>();
  private channel: vscode.LogOutputChannel | undefined;
  /** Fires with the id of a run whose view has changed. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly runs: RunsModel,
    private readonly storageKeys: Pick<StorageKeys, 'environment'>,
  ) {}

  /** The run while its process lives. */
  of(id: string): LiveRun | undefined {
    return this.live.get(id);
  }

  isBusy(id: string): boolean {
    return this.live.has(id) || this.starting.has(id);
  }

  /** Asks a run for something: of this window, or of another process that listens to its state folder. */
  async steer(key: RunKey, wish: Steer): Promise<void> {
    const live = this.live.get(runIdOf(key));
    if (live !== undefined) {
      live.steer(wish);
      return;
    }
    const { steerFar } = await import('./steerFar');
    await steerFar(key, wish);
  }

  /** What all pipelines of this window say; made with the first of them. */
  get log(): vscode.LogOutputChannel {
    this.channel ??= vscode.window.createOutputChannel('Crowdsmith Pipelines', { log: true });
    return this.channel;
  }

  /** Runs or resumes. Whoever calls has asked about money; resolves when the process has ended. */
  async start(
    key: RunKey,
    { profile, token }: Pick<Connection, 'profile' | 'token'>,
    onStage: () => void,
  ): Promise<PipelineEnd> {
    const id = runIdOf(key);
    if (this.isBusy(id)) throw new Error('This pipeline is running already.');
    this.starting.add(id);
    const root = rootOf(key.spec);
    const title = titleOf(key.spec);
    const about = { id, kind: 'pipeline', title, message: 'starting' } as const;
    const control = this.runs.begin(
      { ...about, specPath: key.spec.fsPath, profile: key.profile, changed: Date.now() },
      () => this.live.get(id)?.steer('stop'),
    );
    let dataset: string | undefined;
    try {
      const { startLiveRun } = await import('./liveRun');
      const run = await startLiveRun({
        cliPath: vscode.Uri.joinPath(this.extension, 'dist', 'cli.js').fsPath,
        specPath: key.spec.fsPath,
        spec: path.relative(root, key.spec.fsPath).split(path.sep).join('/'),
        root,
        profile: profile.name,
        baseUrl: profile.baseUrl,
        token,
        environment: { ...proxyEnvironment(), ...(await this.storageKeys.environment()) },
        onLog: (line) => this.log.debug(`${title}: ${line}`),
        onEvent: (event, live) => {
          if (event.type === 'stage') onStage();
          if (event.type === 'finished') dataset = path.resolve(root, event.summary.dataset);
          this.note(title, event);
          follow(control, event, live);
        },
        onView: () => this.changed.fire(id),
      });
      this.live.set(id, run);
      this.changed.fire(id);
      const end = await run.end;
      control.end(stateOf(end), wordsOf(end, this.runs.get(id)), dataset);
      return end;
    } catch (error) {
      control.end('failed', error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      this.starting.delete(id);
      this.live.delete(id);
      this.changed.fire(id);
    }
  }

  dispose(): void {
    for (const run of this.live.values()) run.kill();
    this.changed.dispose();
    this.channel?.dispose();
  }

  private note(title: string, event: PipelineEvent): void {
    const line = logLineOf(event);
    if (line === undefined) return;
    const level = logLevelOf(event);
    if (level === 'error') this.log.error(`${title}: ${line}`);
    else if (level === 'warning') this.log.warn(`${title}: ${line}`);
    else this.log.info(`${title}: ${line}`);
  }
}

/** `specs/voices.pipeline.yaml` → `voices`. */
export function titleOf(spec: vscode.Uri): string {
  return path.basename(spec.fsPath).replace(/\.pipeline\.(ya?ml|json)$/, '');
}

function follow(control: RunControl, event: PipelineEvent, { view, percent }: LiveRun): void {
  const message = toldBy(event);
  const state = view.state.state === 'paused' ? 'paused' : 'running';
  // What a stage says of itself is not worth a redraw each time.
  if (message === undefined && event.type !== 'money') return;
  control.update({ state, percent, ...(message !== undefined && { message }) });
}

function stateOf(end: PipelineEnd): 'done' | 'stopped' | 'failed' {
  switch (end.how) {
    case 'finished':
      return 'done';
    case 'stopped':
      return 'stopped';
    case 'failed':
      return 'failed';
  }
}

function wordsOf(end: PipelineEnd, run: Run | undefined): string {
  switch (end.how) {
    case 'finished':
      return run?.message ?? 'finished';
    case 'stopped':
      return 'stopped; resume to go on';
    case 'failed':
      return end.message;
  }
}
