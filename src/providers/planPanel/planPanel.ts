import * as vscode from 'vscode';
import type { DeployProgress } from '../../deploy';
import type { DeployPlan } from '../../deploy/plan';
import type { HostMessage, PageMessage, PlanRun, PlanView, StepResult } from '../../plan';
import { harmless } from '../ask/harmless';
import { failureMessage, isCancelled } from '../failures';
import { fillPanel } from '../fillPanel';

/** What the panel has done for it. */
export interface PlanWork {
  /** For people. */
  readonly profile: string;
  readonly platform: PlanView['platform'];
  plan(signal: AbortSignal): Promise<DeployPlan>;
  /** Resolves to what happened, in words; undefined: the person thought better of it. */
  apply(
    plan: DeployPlan,
    signal: AbortSignal,
    onProgress: (progress: DeployProgress) => void,
  ): Promise<string | undefined>;
  diff(path: string): Promise<void>;
  open(path: string): Promise<void>;
}

/** Told to tests. */
export type PlanTold = (view: PlanView) => void;

/** One plan at a time: shown, agreed to, applied, and made again. */
export class PlanPanel implements vscode.Disposable {
  private readonly life: vscode.Disposable[];
  private view: PlanView;
  private doing: AbortController | undefined;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private work: PlanWork,
    assets: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
    private readonly tell: PlanTold,
  ) {
    this.view = freshView(work);
    this.life = [
      panel.webview.onDidReceiveMessage((message: PageMessage) => this.received(message)),
      panel.onDidDispose(() => this.end()),
    ];
    fillPanel(panel, { assets, page: 'plan' });
    void this.makePlan();
  }

  /** Shows another plan in the same place; one that is being applied is not left. */
  show(work: PlanWork): void {
    this.panel.reveal();
    if (this.view.run.state === 'applying') return;
    this.doing?.abort();
    this.work = work;
    this.view = freshView(work);
    void this.makePlan();
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** For tests, which press no buttons of a page. */
  received(message: PageMessage): void {
    switch (message.type) {
      case 'ready':
        this.become({});
        break;
      case 'plan':
        void this.makePlan();
        break;
      case 'apply':
        void this.apply();
        break;
      case 'cancel':
        this.doing?.abort();
        break;
      case 'diff':
        this.report(this.work.diff(message.path));
        break;
      case 'open':
        this.report(this.work.open(message.path));
        break;
    }
  }

  private async makePlan(): Promise<void> {
    if (this.view.run.state === 'applying') return;
    this.doing?.abort();
    await this.during('planning', async (signal) => {
      const plan = await this.work.plan(signal);
      this.become({ plan, results: {} });
      return { state: 'ready' };
    });
  }

  private async apply(): Promise<void> {
    const { plan, run } = this.view;
    // A second press, or one on a plan that was applied, does nothing.
    if (plan === undefined || run.state !== 'ready' || plan.trouble.length > 0) return;
    await this.during('applying', async (signal) => {
      const message = await this.work.apply(plan, signal, (progress) => this.progressed(progress));
      return message === undefined ? { state: 'ready' } : { state: 'applied', message };
    });
  }

  /** Says what goes on while work is done, and how it ended. */
  private async during(
    state: 'planning' | 'applying',
    work: (signal: AbortSignal) => Promise<PlanRun>,
  ): Promise<void> {
    const life = new AbortController();
    this.doing = life;
    this.become({ run: { state } });
    let run: PlanRun;
    try {
      run = await work(life.signal);
    } catch (error) {
      const isWanted = life.signal.aborted || isCancelled(error);
      if (!isWanted) this.log.error(`${state} failed`, error);
      run = isWanted ? { state: 'cancelled' } : { state: 'failed', message: failureText(error) };
    }
    // Overtaken by a later one.
    if (this.doing !== life) return;
    this.doing = undefined;
    this.become({ run });
  }

  private progressed(progress: DeployProgress): void {
    const result = resultOf(progress, this.view.results[progress.path]?.text);
    if (result === undefined) return;
    this.become({ results: { ...this.view.results, [progress.path]: result } });
  }

  private become(change: Partial<PlanView>): void {
    this.view = { ...this.view, ...change };
    const message: HostMessage = { type: 'view', view: this.view };
    void this.panel.webview.postMessage(message);
    this.tell(this.view);
  }

  private report(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (isCancelled(error)) return;
      this.log.error('the plan panel', error);
      void vscode.window.showErrorMessage(harmless(failureMessage(error)));
    });
  }

  private end(): void {
    // What is being applied goes on under its notification: closing a page breaks nothing off.
    if (this.view.run.state === 'planning') this.doing?.abort();
    for (const part of this.life) part.dispose();
  }
}

function freshView(work: PlanWork): PlanView {
  return {
    profile: work.profile,
    platform: work.platform,
    run: { state: 'planning' },
    results: {},
  };
}

/** All lines, for the page has room for them. */
function failureText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.includes('\n') ? message : failureMessage(error);
}

/** `before`: what was told of the step until then. */
function resultOf(progress: DeployProgress, before: string | undefined): StepResult | undefined {
  switch (progress.type) {
    case 'object':
      return { state: 'done', text: `${progress.action} ${progress.id}` };
    case 'tasks':
      return {
        state: 'uploading',
        text: `${before?.split(' · ')[0] ?? ''} · ${progress.done} of ${progress.total} tasks`,
      };
    case 'uploaded': {
      const { created, refusals } = progress.upload;
      const what = before?.split(' · ')[0] ?? '';
      const tasks = created === 0 ? [] : [`${created} tasks uploaded`];
      const no = refusals === 0 ? [] : [`${refusals} rows refused`];
      return { state: 'done', text: [what, ...tasks, ...no].join(' · ') };
    }
  }
}
