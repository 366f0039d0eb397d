import * as vscode from 'vscode';
import type { Choice } from '../../providers/ask';
import type { Services } from '../../providers/services';
import { progressText, type Wait } from '../../providers/waits';
import { namesOf, targetsOf } from '../targets';
import { poolOrTraining } from './openPools';

/** Begins to wait; the status bar shows how far it is, and a message comes when a pool has closed. */
export async function waitForPools(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const targets = await targetsOf(services, argument, selected, {
    kinds: ['pool', 'training'],
    status: 'OPEN',
    title: 'Wait until pools close',
    placeholder: 'Pools to wait for',
  });
  if (targets === undefined) return;
  for (const target of targets) {
    const { kind, id: poolId } = poolOrTraining(target);
    const { profile, accountId: account } = target.connection;
    services.waits.add({ profile: profile.name, account, kind, poolId, name: target.name });
  }
  vscode.window.setStatusBarMessage(`$(watch) Waiting for ${namesOf(targets)}`, 4_000);
}

type WaitAction = 'stop' | 'results' | 'spec' | 'copy';

/** Shows all waits and, for the one that is chosen, what can be done. */
export async function showWaits(services: Services): Promise<void> {
  const { waits, ask } = services;
  const all = waits.all();
  if (all.length === 0) {
    const begin = 'Wait for Pools…';
    void ask.tell('info', 'No pool is waited for.', [begin]).then((answer) => {
      if (answer === begin) void vscode.commands.executeCommand('crowdsmith.waitPool');
    });
    return;
  }
  const wait = await ask.pick(waitChoices(services, all), {
    title: 'Waits',
    placeholder: 'Pools that are waited for',
  });
  if (wait === undefined) return;
  if (wait === 'all') {
    for (const { key } of all) waits.stop(key);
    return;
  }
  const action = await ask.pick(actionChoices(services, wait), {
    title: wait.name,
    placeholder: progressText(wait, Date.now()),
  });
  if (action !== undefined) await act(services, wait, action);
}

function waitChoices(
  { profiles }: Services,
  all: readonly Wait[],
): readonly Choice<Wait | 'all'>[] {
  const lines = all.map((wait) => ({
    label: `$(watch) ${wait.name}`,
    description: progressText(wait, Date.now()),
    detail: `${wait.kind} ${wait.poolId} on ${profiles.byName(wait.profile)?.label ?? wait.profile}, waited for since ${timeOf(wait.since)}${endOf(wait)}`,
    value: wait,
  }));
  if (lines.length < 2) return lines;
  return [...lines, { label: '$(close-all) Stop waiting for all', value: 'all' as const }];
}

function endOf({ end, state }: Wait): string {
  return end === undefined || state !== 'watching' ? '' : `, probably done at ${timeOf(end)}`;
}

/** What goes to the platform goes to the current one: elsewhere it would be another pool. */
function actionChoices({ profiles, links }: Services, wait: Wait): readonly Choice<WaitAction>[] {
  const current = profiles.current().name === wait.profile;
  const stop: Choice<WaitAction> = {
    label: '$(close) Stop waiting',
    detail: 'The pool stays as it is',
    value: 'stop',
  };
  const results: Choice<WaitAction> = {
    label: '$(cloud-download) Download results so far',
    value: 'results',
  };
  const spec: Choice<WaitAction> = { label: '$(go-to-file) Reveal spec', value: 'spec' };
  return [
    stop,
    ...(current && wait.kind === 'pool' ? [results] : []),
    ...(current && links.specOf(wait.poolId) !== undefined ? [spec] : []),
    { label: '$(copy) Copy id', value: 'copy' },
  ];
}

async function act({ waits, links }: Services, wait: Wait, action: WaitAction): Promise<void> {
  switch (action) {
    case 'stop':
      waits.stop(wait.key);
      return;
    case 'results': {
      const target = { kind: wait.kind, id: wait.poolId, name: wait.name };
      await vscode.commands.executeCommand('crowdsmith.downloadResults', target);
      return;
    }
    case 'spec': {
      const spec = links.specOf(wait.poolId);
      if (spec !== undefined) await vscode.window.showTextDocument(spec);
      return;
    }
    case 'copy':
      await vscode.env.clipboard.writeText(wait.poolId);
  }
}

/** The clock for today, the date for other days; in the person's own way of writing. */
function timeOf(milliseconds: number): string {
  const time = new Date(milliseconds);
  const today = new Date().toDateString() === time.toDateString();
  return today
    ? time.toLocaleTimeString([], { timeStyle: 'short' })
    : time.toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
}
