import * as vscode from 'vscode';
import type { DriftState } from '../../deploy/compare';
import { remoteIdOf, type RemoteNode } from './nodes';

/**
 * What stands behind an item in its colour: how a remote object is doing. All of it is in the
 * item's `resourceUri`, so that a decoration is a matter of that address and nothing else; an object
 * in another state has another address, and VS Code asks anew.
 */
export interface Look {
  readonly state?: ItemState | undefined;
  readonly drift?: DriftState | undefined;
  /** Things that wait for the requester. */
  readonly waiting?: number | undefined;
}

/** `open`: performers work on it. `done`: all of it was. `stuck`: it closed before it was done. */
export type ItemState = 'open' | 'done' | 'stuck' | 'archived' | 'bad';

/** Items that are dragged into an editor open there by that address: see objectPages. */
export const scheme = 'crowdsmith-item';

export function resourceOf(node: RemoteNode, look: Look): vscode.Uri {
  const query = new URLSearchParams();
  if (look.state !== undefined) query.set('state', look.state);
  if (look.drift !== undefined && look.drift !== 'not-deployed') query.set('drift', look.drift);
  if (look.waiting !== undefined && look.waiting > 0) query.set('waiting', String(look.waiting));
  const path = `/${node.kind}/${remoteIdOf(node) ?? node.key}`;
  return vscode.Uri.from({ scheme, path, query: query.toString() });
}

/** Letters and colours of the items, beside their icons. */
export function registerDecorations(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => (uri.scheme === scheme ? decorationOf(uri) : undefined),
  });
}

export function decorationOf({ query }: vscode.Uri): vscode.FileDecoration | undefined {
  const facts = new URLSearchParams(query);
  const drift = drifts[facts.get('drift') ?? ''];
  const waiting = Number(facts.get('waiting') ?? 0);
  const state = states[facts.get('state') ?? ''];
  // Drift is what a person does not expect; then what waits for them; the state has its icon anyway.
  if (drift !== undefined) return decoration(drift);
  if (waiting > 0) {
    const badge = waiting > 99 ? '99' : String(waiting);
    return decoration({
      badge,
      tooltip: `${waiting} to review`,
      color: 'list.highlightForeground',
    });
  }
  return state && decoration(state);
}

interface Sign {
  /** At most two letters. */
  readonly badge?: string;
  readonly tooltip: string;
  readonly color?: string;
}

const drifts: Readonly<Record<string, Sign>> = {
  'local-changed': {
    badge: 'M',
    tooltip: 'The spec was changed since it was sent',
    color: 'gitDecoration.modifiedResourceForeground',
  },
  'remote-changed': {
    badge: '↓',
    tooltip: 'Changed on the platform since it was sent',
    color: 'charts.orange',
  },
  'both-changed': {
    badge: '↕',
    tooltip: 'Changed here and on the platform',
    color: 'gitDecoration.conflictingResourceForeground',
  },
};

const states: Readonly<Record<string, Sign>> = {
  open: { badge: '●', tooltip: 'Open', color: 'charts.green' },
  done: { badge: '✓', tooltip: 'Everything is done' },
  stuck: { badge: '!', tooltip: 'Closed before it was done', color: 'list.warningForeground' },
  archived: { tooltip: 'Archived', color: 'disabledForeground' },
  bad: { tooltip: 'Out of date', color: 'list.errorForeground' },
};

function decoration({ badge, tooltip, color }: Sign): vscode.FileDecoration {
  return new vscode.FileDecoration(
    badge,
    tooltip,
    color === undefined ? undefined : new vscode.ThemeColor(color),
  );
}
