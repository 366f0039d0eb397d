import * as path from 'node:path';
import * as vscode from 'vscode';
import type { PipelineEvent } from '../pipeline';
import { failureMessage } from '../providers/failures';
import { proxyEnvironment } from '../providers/proxyEnvironment';
import type { Run } from '../providers/runs';
import {
  startPipelineProcess,
  type PipelineEnd,
  type RunningPipeline,
} from '../providers/runs/pipelineProcess';
import { logLineOf, toldBy } from '../providers/runs/pipelineTold';
import type { Services } from '../providers/services';
import { rootOf } from '../providers/specFiles';
import type { CommandRunner } from './commandRunner';
import { moneyText } from './money';
import { withProgress } from './progress';
import { specTarget, uriOf } from './specTargets';
import { fileNameOf } from './targets';

/** Run, stop and resume pipelines, each in a child process of its own. */
export function registerPipelineCommands(
  context: vscode.ExtensionContext,
  commands: CommandRunner,
  services: Services,
  changed: () => void,
): void {
  const pipelines = new Pipelines(context.extensionUri, services, changed);
  context.subscriptions.push(pipelines);
  commands.registerCommand('crowdsmith.runPipeline', 'The pipeline could not run', (argument) =>
    pipelines.run(argument),
  );
  commands.registerCommand(
    'crowdsmith.resumePipeline',
    'The pipeline could not go on',
    (argument) => pipelines.resume(argument),
  );
  commands.registerCommand('crowdsmith.stopPipeline', 'It could not be stopped', (argument) =>
    pipelines.stop(argument),
  );
}

class Pipelines implements vscode.Disposable {
  private readonly alive = new Map<string, RunningPipeline>();

  constructor(
    private readonly extension: vscode.Uri,
    private readonly services: Services,
    /** Something changed on the platform. */
    private readonly changed: () => void,
  ) {}

  async run(argument: unknown): Promise<void> {
    const spec = await specTarget(this.services, argument, {
      kinds: ['pipeline'],
      title: 'Run pipeline',
      placeholder: 'A run that was stopped goes on where it ended',
      active: 'taken',
    });
    if (spec !== undefined) await this.start(spec);
  }

  async resume(argument: unknown): Promise<void> {
    const given = uriOf(argument);
    if (given !== undefined) return this.start(given);
    const run = await this.pickRun(['stopped', 'failed'], 'Resume pipeline');
    if (run?.specPath !== undefined) await this.start(vscode.Uri.file(run.specPath));
  }

  /** Ends a run or a wait; a pipeline keeps what it has done and can go on later. */
  async stop(argument: unknown): Promise<void> {
    const given = runOf(argument) ?? this.runOfSpec(uriOf(argument));
    const run = given ?? (await this.pickRun(['running'], 'Stop pipeline'));
    if (run !== undefined) this.services.runs.stop(run.id);
  }

  dispose(): void {
    for (const pipeline of this.alive.values()) pipeline.kill();
  }

  private async start(spec: vscode.Uri): Promise<void> {
    const connection = await this.services.connections.need();
    const { profile, token } = connection;
    const id = `pipeline:${profile.name}:${spec.fsPath}`;
    if (this.alive.has(id)) throw new Error(`${fileNameOf(spec)} is running already.`);
    if (!profile.sandbox && !(await this.confirm(spec))) return;
    const { runs, log } = this.services;
    const title = fileNameOf(spec).replace(/\.pipeline\.(ya?ml|json)$/, '');
    let dataset: string | undefined;
    const control = runs.begin(
      { id, kind: 'pipeline', title, message: 'starting', specPath: spec.fsPath },
      () => this.alive.get(id)?.stop(),
    );
    const end = await withProgress(`Pipeline ${title}`, async (cancel, report) => {
      let shown = '';
      const pipeline = startPipelineProcess({
        cliPath: vscode.Uri.joinPath(this.extension, 'dist', 'cli.js').fsPath,
        specPath: spec.fsPath,
        root: rootOf(spec),
        profile: profile.name,
        baseUrl: profile.baseUrl,
        token,
        environment: proxyEnvironment(),
        onLog: (line) => log.debug(`${title}: ${line}`),
        onEvent: (event) => {
          this.note(title, event);
          if (event.type === 'finished')
            dataset = path.resolve(rootOf(spec), event.summary.dataset);
          const told = toldBy(event);
          if (told === undefined) return;
          if (told.message !== shown) report((shown = told.message));
          control.update(told);
        },
      });
      this.alive.set(id, pipeline);
      cancel.addEventListener('abort', () => pipeline.stop(), { once: true });
      return pipeline.end;
    }).finally(() => this.alive.delete(id));
    control.end(stateOf(end), wordsOf(end, runs.get(id)), dataset);
    this.tell(title, spec, end, runs.get(id));
  }

  private note(title: string, event: PipelineEvent): void {
    const line = `${title}: ${logLineOf(event)}`;
    if (event.type === 'stage') this.changed();
    const level = event.type === 'log' ? event.level : 'info';
    if (level === 'error') this.services.log.error(line);
    else if (level === 'warning') this.services.log.warn(line);
    else this.services.log.info(line);
  }

  private tell(title: string, spec: vscode.Uri, end: PipelineEnd, run: Run | undefined): void {
    const { ask, log } = this.services;
    if (end.how === 'finished') {
      const open = 'Open Dataset';
      const { dataset } = run ?? {};
      const actions = dataset === undefined ? [] : [open];
      void ask.tell('info', `${title}: ${run?.message ?? 'finished'}.`, actions).then((answer) => {
        if (answer !== open || dataset === undefined) return;
        void vscode.commands.executeCommand('vscode.open', vscode.Uri.file(dataset));
      });
      return;
    }
    const resume = 'Resume';
    const showLog = 'Show Log';
    const message =
      end.how === 'stopped'
        ? `${title} has stopped. It can go on where it ended.`
        : `${title} failed: ${failureMessage(end.message)}`;
    const mood = end.how === 'stopped' ? 'info' : 'error';
    void ask.tell(mood, message, [resume, showLog]).then((answer) => {
      if (answer === resume) void vscode.commands.executeCommand('crowdsmith.resumePipeline', spec);
      if (answer === showLog) log.show(true);
    });
  }

  private async confirm(spec: vscode.Uri): Promise<boolean> {
    const { estimateOfSpec } = await import('./estimate');
    const { profile, account } = await this.services.connections.need();
    const sum = await estimateOfSpec(spec).then(
      (estimate) => `about ${moneyText(estimate.total)}, fee included,`,
      (error: unknown) => `an unknown sum (${failureMessage(error)})`,
    );
    return this.services.ask.confirm({
      message: `Run ${fileNameOf(spec)}?`,
      detail: `It will spend ${sum} on ${profile.label} as ${account}, with real performers.`,
      agree: 'Run Pipeline',
    });
  }

  private async pickRun(states: readonly Run['state'][], title: string): Promise<Run | undefined> {
    const fitting = this.services.runs
      .all()
      .filter(({ kind, state }) => kind === 'pipeline' && states.includes(state));
    if (fitting.length === 0)
      throw new Error(`There is no pipeline to ${title.split(' ')[0]?.toLowerCase() ?? 'choose'}.`);
    if (fitting.length === 1) return fitting[0];
    return this.services.ask.pick(
      fitting.map((run) => ({ label: run.title, description: run.message, value: run })),
      { title, placeholder: 'Which run?' },
    );
  }

  private runOfSpec(spec: vscode.Uri | undefined): Run | undefined {
    if (spec === undefined) return undefined;
    return this.services.runs
      .all()
      .find(({ state, specPath }) => state === 'running' && specPath === spec.fsPath);
  }
}

function runOf(argument: unknown): Run | undefined {
  const isRun =
    typeof argument === 'object' && argument !== null && 'id' in argument && 'state' in argument;
  return isRun ? (argument as Run) : undefined;
}

function stateOf(end: PipelineEnd): Exclude<Run['state'], 'running'> {
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
