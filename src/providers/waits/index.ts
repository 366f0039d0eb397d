import * as vscode from 'vscode';
import { failureMessage } from '../failures';
import type { RunControl } from '../runs/runsModel';
import type { Services } from '../services';
import { closeReasonText } from '../tree';
import type { Wait } from './wait';
import { Waits, type WaitEnd } from './waits';
import { progressText, stateText, statusText } from './waitTexts';

export type { Wait, WaitTarget } from './wait';
export { Waits } from './waits';
export { progressText } from './waitTexts';

const memoryKey = 'crowdsmith.waits';

/** The waits of a workspace, wired to its connections and its memory. Nothing is watched yet. */
export function createWaits(context: vscode.ExtensionContext, services: () => Services): Waits {
  const { workspaceState } = context;
  return new Waits({
    connect: async ({ profile, account }) => {
      const { connections, profiles } = services();
      const found = profiles.byName(profile);
      if (found === undefined) return undefined;
      return (await connections.quietOn(found, account))?.client;
    },
    watch: async (client, poolId, how) => {
      const { waitPool } = await import('../remote');
      return waitPool(client, poolId, how);
    },
    memory: {
      get: () => workspaceState.get<unknown>(memoryKey),
      set: (waits) => void workspaceState.update(memoryKey, waits.length === 0 ? undefined : waits),
    },
  });
}

/** Shows the waits in the status bar and among the runs, and goes on with those of an earlier window. */
export function register(context: vscode.ExtensionContext, services: Services): void {
  const { waits, connections } = services;
  const item = vscode.window.createStatusBarItem(
    'crowdsmith.waits',
    vscode.StatusBarAlignment.Left,
    9,
  );
  item.name = 'Crowdsmith Waits';
  item.command = 'crowdsmith.showWaits';
  const runs = new WaitsAsRuns(services);
  const draw = (): void => {
    const all = waits.all();
    runs.follow(all);
    if (all.length === 0) {
      item.hide();
      return;
    }
    const lines = all.map((wait) => `${wait.name}: ${progressText(wait, Date.now())}`);
    item.text = statusText(all);
    item.tooltip = `Crowdsmith waits for pools to close.\n${lines.join('\n')}\nClick for what can be done.`;
    item.accessibilityInformation = { label: `Waiting for pools. ${lines.join('. ')}` };
    item.show();
  };
  context.subscriptions.push(
    item,
    waits,
    waits.onDidChange(draw),
    waits.onDidEnd((wait, end) => {
      runs.ended(wait, end);
      tellEnd(services, wait, end);
    }),
    connections.onDidChange(() => waits.reconnect()),
  );
  waits.resume();
}

/** Each wait is a line of the Runs view, too. */
class WaitsAsRuns {
  private readonly controls = new Map<string, RunControl>();

  constructor(private readonly services: Services) {}

  follow(waits: readonly Wait[]): void {
    const alive = new Set(waits.map(({ key }) => key));
    for (const [key, control] of this.controls) {
      if (alive.has(key)) continue;
      this.controls.delete(key);
      if (this.services.runs.get(key)?.state === 'running') {
        control.end('stopped', 'no longer waited for');
      }
    }
    for (const wait of waits) this.draw(wait);
  }

  ended({ key }: Wait, end: WaitEnd): void {
    const control = this.controls.get(key);
    this.controls.delete(key);
    if (end.how === 'closed') control?.end('done', `closed: ${closeReasonText(end.reason)}`);
    else control?.end('failed', failureMessage(end.error));
  }

  private draw(wait: Wait): void {
    const { runs, waits } = this.services;
    const message = stateText(wait, Date.now());
    let control = this.controls.get(wait.key);
    if (control === undefined) {
      const run = { id: wait.key, kind: 'wait', title: `Wait for ${wait.name}`, message } as const;
      control = runs.begin(run, () => waits.stop(wait.key));
      this.controls.set(wait.key, control);
    }
    control.update({ message, ...(wait.percent === undefined ? {} : { percent: wait.percent }) });
  }
}

function tellEnd(services: Services, wait: Wait, end: WaitEnd): void {
  const { ask, log, profiles } = services;
  const profile = profiles.byName(wait.profile);
  const current = profile?.name === profiles.current().name;
  const where = current || profile === undefined ? '' : ` on ${profile.label}`;
  if (end.how === 'failed') {
    const reason = failureMessage(end.error);
    log.warn(`Waiting for ${wait.name} (${wait.poolId})${where} ended: ${reason}`);
    void ask.tell('warning', `${wait.name}${where} is no longer waited for: ${reason}`);
    return;
  }
  const words = closeReasonText(end.reason);
  log.info(`${wait.name} (${wait.poolId})${where} has closed: ${words}`);
  // What is done next goes to the current platform: on another one it would be another pool.
  const results = 'Download Results';
  const offered = current && wait.kind === 'pool' ? [results] : [];
  void ask.tell('info', `${wait.name}${where} has closed: ${words}.`, offered).then((answer) => {
    if (answer !== results) return;
    const target = { kind: wait.kind, id: wait.poolId, name: wait.name };
    void vscode.commands.executeCommand('crowdsmith.downloadResults', target);
  });
}
