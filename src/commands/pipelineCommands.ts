import * as vscode from 'vscode';
import { failureMessage } from '../providers/failures';
import { runIdOf, titleOf, type RunKey, type Watching } from '../providers/pipelines';
import { isUnderWay, type Run } from '../providers/runs';
import type { PipelineEnd } from '../providers/runs/pipelineProcess';
import type { Services } from '../providers/services';
import type { Steer } from '../watch';
import type { CommandRunner } from './commandRunner';
import { moneyText } from './money';
import { specTarget, uriOf } from './specTargets';
import { fileNameOf } from './targets';
import { counted } from '../spec/text/counted';

/** Run, watch, pause, stop and resume pipelines, each in a child process of its own. */
export function registerPipelineCommands(
  commands: CommandRunner,
  services: Services,
  watching: Watching | undefined,
  changed: () => void,
): void {
  const pipelines = new PipelineActions(services, watching, changed);
  commands.registerCommand('crowdsmith.runPipeline', 'The pipeline could not run', (argument) =>
    pipelines.run(argument),
  );
  commands.registerCommand(
    'crowdsmith.resumePipeline',
    'The pipeline could not go on',
    (argument) => pipelines.resume(argument),
  );
  commands.registerCommand('crowdsmith.pausePipeline', 'It could not be paused', (argument) =>
    pipelines.steer(argument, 'pause'),
  );
  commands.registerCommand('crowdsmith.stopPipeline', 'It could not be stopped', (argument) =>
    pipelines.stop(argument),
  );
  commands.registerCommand(
    'crowdsmith.stopPipelineAfterBatch',
    'It could not be stopped',
    (argument) => pipelines.steer(argument, 'stop-after-batch'),
  );
  commands.registerCommand('crowdsmith.watchPipeline', 'The run cannot be shown', (argument) =>
    pipelines.watch(argument),
  );
  commands.registerCommand('crowdsmith.openDataset', 'The dataset cannot be opened', (argument) =>
    pipelines.openDataset(argument),
  );
}

type States = readonly Run['state'][];

class PipelineActions {
  constructor(
    private readonly services: Services,
    private readonly watching: Watching | undefined,
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

  /** Goes on with a run that pauses, or that has ended before it was finished. */
  async resume(argument: unknown): Promise<void> {
    const run = this.runOf(argument, ['paused']);
    if (run !== undefined) return this.goOn(run);
    const given = uriOf(argument);
    if (given !== undefined) return this.start(given);
    const chosen = await this.pickRun(['stopped', 'failed', 'paused'], 'Resume pipeline');
    if (chosen?.state === 'paused') await this.goOn(chosen);
    else if (chosen?.specPath !== undefined) await this.start(vscode.Uri.file(chosen.specPath));
  }

  /** What a pilot asks names a sum: it is answered where that stands. */
  private async goOn(run: Run): Promise<void> {
    const { pipelines } = this.services;
    const state = pipelines.of(run.id)?.view.state;
    if (state?.state === 'paused' && state.why === 'pilot') await this.watch(run);
    else await this.ask(run, 'resume');
  }

  /** Ends a run or a wait; a pipeline keeps what it has done and can go on later. */
  async stop(argument: unknown): Promise<void> {
    const underWay = ['running', 'paused'] as const;
    const run = this.runOf(argument, underWay) ?? (await this.pickRun(underWay, 'Stop pipeline'));
    if (run?.process === 'elsewhere') await this.ask(run, 'stop');
    else if (run !== undefined) this.services.runs.stop(run.id);
  }

  async steer(argument: unknown, wish: 'pause' | 'stop-after-batch'): Promise<void> {
    const title = wish === 'pause' ? 'Pause pipeline' : 'Stop pipeline after its batch';
    const run = this.runOf(argument, ['running']) ?? (await this.pickRun(['running'], title));
    if (run !== undefined) await this.ask(run, wish);
  }

  /** Whichever process is at it. */
  private async ask(run: Run, wish: Steer): Promise<void> {
    const { pipelines, profiles } = this.services;
    const { specPath, profile = profiles.current().name } = run;
    if (specPath !== undefined)
      await pipelines.steer({ spec: vscode.Uri.file(specPath), profile }, wish);
  }

  /** Shows the run that is meant, the only one there is, or that of the spec at hand. */
  async watch(argument: unknown): Promise<void> {
    const run = this.runOf(argument, all) ?? (await this.runToWatch(argument));
    const spec = run?.specPath === undefined ? uriOf(argument) : vscode.Uri.file(run.specPath);
    const chosen =
      spec ??
      (await specTarget(this.services, argument, {
        kinds: ['pipeline'],
        title: 'Watch a pipeline run',
        placeholder: 'Which pipeline?',
        active: 'taken',
        saving: 'not-needed',
      }));
    if (chosen === undefined) return;
    const profile = run?.profile ?? this.services.profiles.current().name;
    await this.watching?.open({ spec: chosen, profile });
  }

  async openDataset(argument: unknown): Promise<void> {
    const known = (run: Run): boolean => run.dataset !== undefined;
    const run = this.runOf(argument, all) ?? (await this.pickRun(all, 'Open dataset', known));
    if (run?.dataset === undefined) return;
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(run.dataset));
  }

  private async start(spec: vscode.Uri): Promise<void> {
    const { connections, pipelines } = this.services;
    const connection = await connections.need();
    const { profile } = connection;
    const key: RunKey = { spec, profile: profile.name };
    if (pipelines.isBusy(runIdOf(key))) {
      await this.watching?.open(key);
      return;
    }
    if (!profile.sandbox && !(await this.confirm(spec))) return;
    const settings = vscode.workspace.getConfiguration('crowdsmith.pipeline', spec);
    const running = pipelines.start(key, connection, this.changed);
    if (settings.get<boolean>('openPanel') !== false) {
      void this.watching?.open(key).catch((error: unknown) => pipelines.log.warn(String(error)));
    }
    this.tell(key, await running);
  }

  private tell(key: RunKey, end: PipelineEnd): void {
    const { ask, pipelines, runs } = this.services;
    const title = titleOf(key.spec);
    const run = runs.get(runIdOf(key));
    if (end.how === 'finished') {
      const open = 'Open Dataset';
      const actions = run?.dataset === undefined ? [] : [open];
      void ask.tell('info', `${title}: ${run?.message ?? 'finished'}.`, actions).then((answer) => {
        if (answer === open) void vscode.commands.executeCommand('crowdsmith.openDataset', run);
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
      if (answer === resume)
        void vscode.commands.executeCommand('crowdsmith.resumePipeline', key.spec);
      if (answer === showLog) pipelines.log.show(true);
    });
  }

  /** Names the sum, and what it is made of. */
  private async confirm(spec: vscode.Uri): Promise<boolean> {
    const { estimateOfSpec } = await import('./estimate');
    const { profile, account } = await this.services.connections.need();
    const known = await estimateOfSpec(spec).then(
      (estimate) => ({
        sum: `about ${moneyText(estimate.total)}, fee included,`,
        lines: estimate.lines.map(
          ({ label, tasks, suites, total, notes }) =>
            `• ${label}: ${counted(tasks, 'task')} in ${counted(suites, 'task suite')}, ${moneyText(total)}${notes.map((note) => `; ${note}`).join('')}`,
        ),
      }),
      (error: unknown) => ({ sum: `an unknown sum (${failureMessage(error)})`, lines: [] }),
    );
    const detail = [
      `It will spend ${known.sum} on ${profile.label} as ${account}, with real performers.`,
      ...known.lines,
    ].join('\n');
    return this.services.ask.confirm({
      message: `Run ${fileNameOf(spec)}?`,
      detail,
      agree: 'Run Pipeline',
    });
  }

  private async runToWatch(argument: unknown): Promise<Run | undefined> {
    const spec = uriOf(argument) ?? vscode.window.activeTextEditor?.document.uri;
    const pipelines = this.services.runs.all().filter(({ kind }) => kind === 'pipeline');
    const current = this.services.profiles.current().name;
    const ofSpec = pipelines.filter(({ specPath }) => specPath === spec?.fsPath);
    const best = ofSpec.find(isUnderWay) ?? ofSpec.find(({ profile }) => profile === current);
    if (best !== undefined || uriOf(argument) !== undefined) return best;
    const underWay = pipelines.filter(isUnderWay);
    const [only] = underWay.length > 0 ? underWay : pipelines;
    if (underWay.length === 1 || pipelines.length === 1) return only;
    if (pipelines.length === 0) return undefined;
    return this.pickRun(all, 'Watch a pipeline run');
  }

  private async pickRun(
    states: States,
    title: string,
    isWanted: (run: Run) => boolean = () => true,
  ): Promise<Run | undefined> {
    const fitting = this.services.runs
      .all()
      .filter((run) => run.kind === 'pipeline' && states.includes(run.state) && isWanted(run));
    if (fitting.length === 0)
      throw new Error(`There is no pipeline to ${title.split(' ')[0]?.toLowerCase() ?? 'choose'}.`);
    if (fitting.length === 1) return fitting[0];
    return this.services.ask.pick(
      fitting.map((run) => ({ label: run.title, description: run.message, value: run })),
      { title, placeholder: 'Which run?' },
    );
  }

  /** The run that a menu or the spec at hand means, if it is in one of the states. */
  private runOf(argument: unknown, states: States): Run | undefined {
    const id =
      typeof argument === 'object' && argument !== null && 'id' in argument && 'state' in argument
        ? argument.id
        : undefined;
    const spec = id === undefined ? uriOf(argument) : undefined;
    return this.services.runs
      .all()
      .find(
        (run) =>
          states.includes(run.state) &&
          (run.id === id || (spec !== undefined && run.specPath === spec.fsPath)),
      );
  }
}

const all: States = ['running', 'paused', 'stopped', 'failed', 'done'];
