import type * as vscode from 'vscode';
import { isEmbedded } from '../../profiles';
import type { ItemFacts } from '../facts';
import {
  poolOf,
  trainingOf,
  type ErrorNode,
  type GroupName,
  type GroupNode,
  type MoreNode,
  type ProfileNode,
  type RequesterNode,
} from '../nodes';
import type { AssignmentCounts } from '../poolFigures';
import { costOfOpen } from '../openPools';
import { dollars } from '../words';
import { assignmentIcons } from './contents';
import { faded, icon, itemOf } from './item';

/** Items of what is no object: profiles, headings, the way to more, failures; and of the requester. */

export function profileItem(node: ProfileNode): vscode.TreeItem {
  return node.state === 'current' ? currentProfileItem(node) : otherProfileItem(node);
}

function otherProfileItem(node: ProfileNode): vscode.TreeItem {
  const { profile, account } = node;
  const sandbox = isEmbedded(profile);
  const who = account ?? (sandbox ? undefined : 'not signed in');
  return itemOf(node, {
    label: profile.label,
    icon: icon(sandbox ? 'beaker' : 'server-environment', faded),
    description: who,
    context: 'profile.other',
    spoken: `Profile ${[profile.label, who].filter(Boolean).join(', ')}. Switch to it.`,
    command: {
      command: 'crowdsmith.switchProfile',
      title: 'Switch Profile',
      arguments: [profile.name],
    },
  });
}

function currentProfileItem(node: ProfileNode): vscode.TreeItem {
  const { profile, account, connected } = node;
  const sandbox = isEmbedded(profile);
  const absent = sandbox ? 'not running' : 'not signed in';
  const description = connected ? account : absent;
  const way = sandbox
    ? { command: 'crowdsmith.startSandbox', title: 'Start Sandbox' }
    : { command: 'crowdsmith.signIn', title: 'Sign In' };
  return itemOf(node, {
    label: profile.label,
    icon: icon(sandbox ? 'beaker' : 'server-environment', connected ? 'charts.green' : undefined),
    description,
    context: 'profile.current',
    spoken: `Current profile ${[profile.label, description].filter(Boolean).join(', ')}`,
    ...(connected ? { unfolds: 'open' } : { command: way }),
  });
}

export function requesterItem(node: RequesterNode): vscode.TreeItem {
  const { requester } = node;
  const { EN, ...others } = requester.public_name ?? {};
  return itemOf(node, {
    label: EN ?? Object.values(others)[0] ?? requester.id,
    icon: icon('credit-card'),
    description: dollars(requester.balance),
    context: 'requester',
    spoken: `Requester with a balance of ${dollars(requester.balance)}`,
  });
}

const groupIcons: Readonly<Partial<Record<GroupName, string>>> = {
  archivedProjects: 'archive',
  tasks: 'list-unordered',
  goldenTasks: 'key',
  trainingTasks: 'mortar-board',
  suites: 'layers',
  assignments: 'inbox',
  restrictions: 'circle-slash',
  attachments: 'files',
  webhooks: 'broadcast',
  operations: 'pulse',
  openPools: 'play-circle',
};

export function groupItem(node: GroupNode, facts: ItemFacts): vscode.TreeItem {
  const [group, state] = node.group.split('.');
  const counts = state === undefined ? undefined : countsAt(node, facts);
  const waiting = state === 'submitted' ? counts?.submitted : undefined;
  return itemOf(node, {
    label: node.label,
    icon: icon(
      (state === undefined
        ? groupIcons[group as GroupName]
        : assignmentIcons[state.toUpperCase()]) ?? 'list-unordered',
    ),
    description: groupText(node, facts, state && counts?.[state as keyof AssignmentCounts]),
    context: `group.${node.group}`,
    look: { waiting },
    unfolds: node.group === 'openPools' || node.group === 'operations' ? 'open' : 'closed',
  });
}

function countsAt(node: GroupNode, { figures }: ItemFacts): AssignmentCounts | undefined {
  const pool = poolOf(node)?.pool ?? trainingOf(node)?.training;
  return pool && figures.countsOf(pool.id);
}

/** What the platform has counted, else what has been loaded. */
function groupText(
  node: GroupNode,
  facts: ItemFacts,
  counted: number | '' | undefined,
): string | undefined {
  if (node.group === 'openPools') return openPoolsText(node, facts);
  if (typeof counted === 'number') return counted === 0 ? 'none' : String(counted);
  const [list] = node.below.lists;
  if (list?.isLoaded !== true) return undefined;
  const count = list.nodes().length;
  if (count === 0) return list.hasMore ? undefined : 'none';
  return `${count}${list.hasMore ? '+' : ''}`;
}

function openPoolsText(node: GroupNode, facts: ItemFacts): string | undefined {
  const [list] = node.below.lists;
  if (list?.isLoaded !== true) return undefined;
  const pools = list.nodes();
  if (pools.length === 0) return 'none';
  const { cost, unknown } = costOfOpen(pools, facts.figures);
  if (unknown === pools.length) return String(pools.length);
  const more = unknown > 0 || list.hasMore ? '>' : '≈';
  return `${pools.length} · ${more} ${dollars(cost)} to come`;
}

export function moreItem(node: MoreNode): vscode.TreeItem {
  return itemOf(node, {
    label: node.label,
    icon: icon('ellipsis'),
    context: 'more',
    command: { command: 'crowdsmith.loadMore', title: 'Load More', arguments: [node] },
  });
}

export function errorItem(node: ErrorNode): vscode.TreeItem {
  const { knownSince, message } = node;
  const label = knownSince === undefined ? 'Could not be loaded' : 'Out of date';
  const since = knownSince === undefined ? '' : `as of ${timeOf(knownSince)} · `;
  return itemOf(node, {
    label,
    icon: icon(knownSince === undefined ? 'error' : 'debug-disconnect', 'errorForeground'),
    description: `${since}${message}`,
    context: 'error',
    look: { state: 'bad' },
    command: { command: 'crowdsmith.retry', title: 'Try Again', arguments: [node] },
    spoken: `${label}: ${message}. Try again.`,
  });
}

/** `14:05`, as it is where the person sits. */
export function timeOf(milliseconds: number): string {
  const date = new Date(milliseconds);
  return [date.getHours(), date.getMinutes()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
