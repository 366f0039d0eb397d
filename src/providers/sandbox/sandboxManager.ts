import * as vscode from 'vscode';
import { cancelled } from '../failures';
import { crowdSetting } from './crowdSetting';
import { startSandboxProcess, type RunningSandbox } from './sandboxProcess';

export type SandboxState =
  | { readonly state: 'stopped'; readonly by: 'nobody' | 'person' }
  | { readonly state: 'starting' }
  | { readonly state: 'running'; readonly url: string; readonly token: string }
  | { readonly state: 'failed'; readonly message: string };

/** The one embedded platform of this window: started on demand, kept in a child, ended with it. */
export class SandboxManager implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<SandboxState>();
  private current: SandboxState = { state: 'stopped', by: 'nobody' };
  private running: RunningSandbox | undefined;
  private starting: Promise<RunningSandbox> | undefined;
  private life = new AbortController();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  get state(): SandboxState {
    return this.current;
  }

  /** Starts the sandbox, or answers with the one that runs. Callers at the same time share a start. */
  async ensureRunning(): Promise<{ url: string; token: string }> {
    if (this.running !== undefined) return this.running;
    this.starting ??= this.start().finally(() => (this.starting = undefined));
    return this.starting;
  }

  /** Stopped by hand: it then starts again by hand only. */
  async stop(): Promise<void> {
    this.life.abort();
    const running = this.running;
    this.running = undefined;
    await running?.stop();
    this.become({ state: 'stopped', by: 'person' });
  }

  dispose(): void {
    this.life.abort();
    void this.running?.stop();
    this.changed.dispose();
  }

  private async start(): Promise<RunningSandbox> {
    const attached = attachedSandbox();
    this.life = new AbortController();
    this.become({ state: 'starting' });
    try {
      const running = attached ?? (await this.fork(this.life.signal));
      if (this.life.signal.aborted) {
        await running.stop();
        throw cancelled();
      }
      this.running = running;
      this.become({ state: 'running', url: running.url, token: running.token });
      this.log.info(`Sandbox platform: ${running.url}`);
      return running;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.become(
        this.life.signal.aborted
          ? { state: 'stopped', by: 'person' }
          : { state: 'failed', message },
      );
      throw error;
    }
  }

  private async fork(signal: AbortSignal): Promise<RunningSandbox> {
    const settings = vscode.workspace.getConfiguration('crowdsmith.sandbox');
    const dataDir = this.dataFolder();
    await vscode.workspace.fs.createDirectory(dataDir);
    return startSandboxProcess({
      cliPath: vscode.Uri.joinPath(this.context.extensionUri, 'dist', 'cli.js').fsPath,
      dataDir: dataDir.fsPath,
      seed: settings.get('seed', 1),
      speed: settings.get('speed', 60),
      crowd: this.crowd(),
      limits: settings.get('limits', false),
      faults: settings.get('faults', ''),
      onLog: (line) => this.log.debug(`sandbox: ${line}`),
      onExit: (how) => this.ended(how),
      signal,
    });
  }

  private crowd(): string | undefined {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    return crowdSetting(folder, folder?.fsPath ?? '');
  }

  /**
   * Where the command line keeps it as well: the lock file beside the specs speaks of the objects of
   * this very sandbox. Without a folder there is no lock file, and VS Code's own storage will do.
   */
  private dataFolder(): vscode.Uri {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    return folder === undefined
      ? vscode.Uri.joinPath(this.context.globalStorageUri, 'sandbox')
      : vscode.Uri.joinPath(folder, '.crowdsmith', 'sandbox');
  }

  /** A sandbox that ends unasked is said so; the next need for it starts it again. */
  private ended(how: string): void {
    if (this.running === undefined) return;
    this.running = undefined;
    this.log.error(`The sandbox platform ended by itself (${how}).`);
    this.become({ state: 'failed', message: `The sandbox ended by itself (${how}).` });
  }

  private become(state: SandboxState): void {
    this.current = state;
    this.changed.fire(state);
  }
}

/**
 * `npm start` runs a sandbox beside the editor and names it in the environment; then this window
 * uses that one and leaves it running when it closes.
 */
function attachedSandbox(): RunningSandbox | undefined {
  const url = process.env.CROWDSMITH_SANDBOX_URL;
  const token = process.env.CROWDSMITH_SANDBOX_TOKEN;
  if (url === undefined || token === undefined || url === '' || token === '') return undefined;
  return { url, token, stop: () => Promise.resolve() };
}
