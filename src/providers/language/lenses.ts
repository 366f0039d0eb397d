import * as vscode from 'vscode';
import { lensesOf, type LensAction, type SpecDocument, type SpecLens } from '../../spec';
import type { Drift } from '../drift';
import type { KnownObject, KnownObjects, Listed } from '../knownObjects';
import type { Profiles } from '../profiles';
import { isUnderWay, type Run, type RunsModel } from '../runs/runsModel';
import type { SpecLinks } from '../specLinks';
import { toRange } from './convert';
import { isWanted } from './settings';
import type { SpecAtHand } from './specAtHand';

interface Parts {
  readonly profiles: Profiles;
  readonly links: SpecLinks;
  readonly listed: Listed;
  readonly runs: RunsModel;
  readonly drift: Drift;
}

/** What a spec became on the current profile; the status where a view has listed it. */
interface Remote {
  readonly id: string | undefined;
  readonly known: KnownObject | undefined;
}

/** What can be done with a spec, and what became of it, above the lines that it concerns. */
export class SpecLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watching: vscode.Disposable;
  private runsShown = '';
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(
    private readonly atHand: SpecAtHand,
    private readonly parts: Parts,
  ) {
    const tell = (): void => this.changed.fire();
    this.watching = vscode.Disposable.from(
      parts.links.onDidChange(tell),
      parts.listed.onDidChange(tell),
      parts.drift.onDidChange(tell),
      parts.profiles.onDidChange(tell),
      parts.runs.onDidChange(() => this.runsChanged()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('crowdsmith.codeLens')) tell();
      }),
    );
    void parts.links.read();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const spec = this.atHand.spec(document);
    if (spec === undefined || !isWanted('codeLens', document.uri)) return [];
    const remote = this.remoteOf(document.uri, spec);
    return lensesOf(spec).flatMap(({ range, action }: SpecLens) => {
      const commands = [this.command(action, document.uri, remote)];
      if (action === 'state') commands.push(...this.driftCommands(document.uri));
      if (action === 'run') commands.push(...this.runCommands(document.uri));
      return commands.map((command) => new vscode.CodeLens(toRange(range), command));
    });
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
  }

  /** A lens is drawn anew when a run begins, ends, or is a percent further: not with every event. */
  private runsChanged(): void {
    const now = this.parts.runs
      .all()
      .filter(({ kind }) => kind === 'pipeline')
      .map(({ id, state, percent = 0 }) => `${id} ${state} ${Math.floor(percent)}`)
      .join('\n');
    if (now === this.runsShown) return;
    this.runsShown = now;
    this.changed.fire();
  }

  /** The run of this spec, on the profile at hand rather than on another. */
  private runOf(spec: vscode.Uri): Run | undefined {
    const current = this.parts.profiles.current().name;
    const all = this.parts.runs.all().filter(({ specPath }) => specPath === spec.fsPath);
    return (
      all.find(isUnderWay) ??
      all.find(({ profile }) => profile === undefined || profile === current)
    );
  }

  private runCommands(spec: vscode.Uri): readonly vscode.Command[] {
    const run = this.runOf(spec);
    if (run === undefined) return [];
    const share = `${Math.floor(run.percent ?? 0)} %`;
    const titles: Readonly<Record<Run['state'], string>> = {
      running: `$(sync~spin) ${share}, watch`,
      paused: `$(debug-pause) paused at ${share}, watch`,
      stopped: `$(debug-stop) stopped at ${share}, show`,
      failed: '$(error) failed, show',
      done: '$(pass) finished, show',
    };
    return [
      {
        title: titles[run.state],
        tooltip: run.message,
        command: 'crowdsmith.watchPipeline',
        arguments: [run],
      },
    ];
  }

  private remoteOf(uri: vscode.Uri, { kind }: SpecDocument): Remote {
    const id = this.parts.links.remoteOf(uri);
    const listed = kind === 'pipeline' ? [] : this.parts.listed.all()[listOf[kind]];
    return { id, known: listed.find((object) => object.id === id) };
  }

  /** What somebody changed elsewhere can be looked at and taken over. */
  private driftCommands(spec: vscode.Uri): readonly vscode.Command[] {
    const state = this.parts.drift.state(spec);
    if (state !== 'remote-changed' && state !== 'both-changed') return [];
    const profile = this.parts.profiles.current().label;
    const where = state === 'both-changed' ? `here and on ${profile}` : `on ${profile}`;
    return [
      {
        title: `$(diff) Changed ${where}`,
        tooltip: 'Show what differs',
        command: 'crowdsmith.diffSpec',
        arguments: [spec],
      },
      {
        title: 'Pull',
        tooltip: `Write into this spec what ${profile} has`,
        command: 'crowdsmith.pull',
        arguments: [spec],
      },
    ];
  }

  private command(action: LensAction, spec: vscode.Uri, { id, known }: Remote): vscode.Command {
    const profile = this.parts.profiles.current().label;
    if (action === 'state') {
      const status = known?.status === undefined ? '' : ` · ${statusWords(known.status)}`;
      return {
        title: id === undefined ? `Not on ${profile} yet` : `$(cloud) ${id} on ${profile}${status}`,
        tooltip: 'Show what is on the platform',
        command: 'crowdsmith.projects.focus',
      };
    }
    if (action === 'open' && known?.status === 'OPEN') {
      return { title: 'Close', command: 'crowdsmith.close', arguments: [spec] };
    }
    const title = action === 'deploy' ? (id === undefined ? 'Create' : 'Update') : titles[action];
    return { title, command: commands[action], arguments: [spec] };
  }
}

const listOf: Readonly<Record<'project' | 'pool' | 'training' | 'skill', keyof KnownObjects>> = {
  project: 'projects',
  pool: 'pools',
  training: 'trainings',
  skill: 'skills',
};

type Doing = Exclude<LensAction, 'state'>;

const titles: Readonly<Record<Exclude<Doing, 'deploy'>, string>> = {
  preview: 'Preview',
  open: 'Open',
  run: 'Run',
  estimate: 'Estimate',
  simulate: 'Simulate',
  'upload-tasks': 'Upload Tasks',
};

const commands: Readonly<Record<Doing, string>> = {
  preview: 'crowdsmith.openPreview',
  deploy: 'crowdsmith.deploy',
  open: 'crowdsmith.open',
  run: 'crowdsmith.runPipeline',
  estimate: 'crowdsmith.estimate',
  simulate: 'crowdsmith.simulate',
  'upload-tasks': 'crowdsmith.uploadTasks',
};

/** `OPEN` → `open`. */
function statusWords(status: string): string {
  return status.toLowerCase().replaceAll('_', ' ');
}
