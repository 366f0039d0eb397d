import * as path from 'node:path';
import { findSnapshots, percentOf, settledView, type RunView, type Snapshot } from '../../watch';
import type { Run, RunState } from './runsModel';

/**
 * Runs that left a view below a workspace folder, newest first: of earlier windows, of terminals.
 * No `vscode` here.
 */
export async function runsOf(root: string, now: number): Promise<readonly Run[]> {
  const found = await findSnapshots(root);
  return found.flatMap(({ snapshot }) => runOf(root, snapshot, now) ?? []);
}

function runOf(root: string, snapshot: Snapshot, now: number): Run | undefined {
  const view = settledView(snapshot, now);
  const specPath = path.resolve(root, view.spec);
  // The file may have been written by anybody: a spec elsewhere is none of this folder's.
  if (path.relative(root, specPath).startsWith('..')) return undefined;
  const state = stateOf(view);
  const { dataset } = view.places;
  return {
    id: `pipeline:${view.profile}:${specPath}`,
    kind: 'pipeline',
    title: view.pipeline,
    state,
    message: wordsOf(view),
    percent: percentOf(view),
    specPath,
    profile: view.profile,
    changed: view.changed,
    ...(dataset !== undefined && { dataset }),
    ...((state === 'running' || state === 'paused') && { process: 'elsewhere' }),
  };
}

function stateOf({ state }: RunView): RunState {
  switch (state.state) {
    case 'starting':
    case 'running':
      return 'running';
    case 'paused':
      return 'paused';
    case 'finished':
      return 'done';
    case 'stopped':
      return 'stopped';
    case 'failed':
      return 'failed';
  }
}

function wordsOf(view: RunView): string {
  const { state, summary, verdicts, texts } = view;
  if (summary !== undefined) {
    return `${summary.accepted} of ${summary.texts} texts recorded, ${summary.rejected} rejected, $${summary.cost.toFixed(2)}`;
  }
  if (state.state === 'failed') return state.message;
  const words = `${verdicts.accepted} of ${texts} texts recorded`;
  return state.state === 'stopped' ? `${words}; resume to go on` : words;
}
