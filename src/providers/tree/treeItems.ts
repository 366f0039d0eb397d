import * as vscode from 'vscode';
import type { Pool, PoolStatus } from '../../spec/model';
import type {
  ErrorNode,
  MoreNode,
  PoolNode,
  ProjectNode,
  RemoteNode,
  SkillNode,
  TrainingNode,
} from './nodes';
import {
  closeReasonText,
  poolTooltip,
  projectTooltip,
  skillTooltip,
  stateOf,
  trainingTooltip,
} from './tooltips';

/** What the item of a node needs to know besides the node. */
export interface ItemFacts {
  /** Percent done of an open pool, where it is known. */
  readonly percentOf: (poolId: string) => number | undefined;
  /** True when a spec of this workspace became this remote object. */
  readonly hasSpec: (remoteId: string) => boolean;
}

export function treeItemOf(node: RemoteNode, facts: ItemFacts): vscode.TreeItem {
  switch (node.kind) {
    case 'project':
      return projectItem(node, facts);
    case 'pool':
      return poolItem(node, facts);
    case 'training':
      return trainingItem(node, facts);
    case 'skill':
      return skillItem(node, facts);
    case 'more':
      return moreItem(node);
    case 'error':
      return errorItem(node);
  }
}

function projectItem({ project }: ProjectNode, facts: ItemFacts): vscode.TreeItem {
  const archived = project.status === 'ARCHIVED';
  const item = new vscode.TreeItem(project.public_name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `project:${project.id}`;
  item.iconPath = archived ? faded('archive') : new vscode.ThemeIcon('project');
  if (archived) item.description = 'archived';
  item.tooltip = new vscode.MarkdownString(projectTooltip(project));
  item.contextValue = context(`project.${archived ? 'archived' : 'active'}`, project.id, facts);
  return item;
}

function poolItem({ pool }: PoolNode, facts: ItemFacts): vscode.TreeItem {
  const percent = pool.status === 'OPEN' ? facts.percentOf(pool.id) : undefined;
  const item = new vscode.TreeItem(pool.private_name);
  item.id = `pool:${pool.id}`;
  item.iconPath = stateIcon(pool, 'circle-outline');
  item.description = shortState(pool, percent);
  item.tooltip = new vscode.MarkdownString(poolTooltip(pool, percent));
  item.contextValue = context(`pool.${statusWord(pool.status)}`, pool.id, facts);
  item.accessibilityInformation = {
    label: `Pool ${pool.private_name}, ${item.description}, ${stateOf(pool)}`,
  };
  return item;
}

function trainingItem({ training }: TrainingNode, facts: ItemFacts): vscode.TreeItem {
  const item = new vscode.TreeItem(training.private_name);
  item.id = `training:${training.id}`;
  item.iconPath =
    training.status === 'ARCHIVED'
      ? faded('archive')
      : new vscode.ThemeIcon('mortar-board', colorOf(training.status));
  item.description = `training, ${statusWord(training.status)}`;
  item.tooltip = new vscode.MarkdownString(trainingTooltip(training));
  item.contextValue = context(`training.${statusWord(training.status)}`, training.id, facts);
  item.accessibilityInformation = {
    label: `Training ${training.private_name}, ${stateOf(training)}`,
  };
  return item;
}

function skillItem({ skill }: SkillNode, facts: ItemFacts): vscode.TreeItem {
  const item = new vscode.TreeItem(skill.name);
  item.id = `skill:${skill.id}`;
  item.iconPath = new vscode.ThemeIcon(skill.training === true ? 'mortar-board' : 'star');
  item.description = skill.id;
  item.tooltip = new vscode.MarkdownString(skillTooltip(skill));
  item.contextValue = context('skill', skill.id, facts);
  return item;
}

function moreItem(node: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(`Load more ${node.what}…`);
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.contextValue = 'more';
  item.command = { command: 'crowdsmith.loadMore', title: 'Load More', arguments: [node] };
  return item;
}

function errorItem(node: ErrorNode): vscode.TreeItem {
  const item = new vscode.TreeItem('Could not be loaded');
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('errorForeground'));
  item.description = node.message;
  item.tooltip = node.message;
  item.contextValue = 'error';
  item.command = { command: 'crowdsmith.retry', title: 'Try Again', arguments: [node] };
  item.accessibilityInformation = { label: `Could not be loaded: ${node.message}. Try again.` };
  return item;
}

/** `pool.open` or `pool.open spec`: what the menus' `when` clauses look at. */
function context(value: string, id: string, facts: ItemFacts): string {
  return facts.hasSpec(id) ? `${value} spec` : value;
}

function shortState(pool: Pool, percent: number | undefined): string {
  if (pool.status === 'OPEN') return percent === undefined ? 'open' : `${percent} %`;
  if (pool.status !== 'CLOSED') return statusWord(pool.status);
  // A pool that was never opened is closed by hand as well, in the platform's words.
  if (pool.last_close_reason === undefined || pool.last_close_reason === 'MANUAL') return 'closed';
  if (pool.last_close_reason === 'COMPLETED') return 'done';
  return `closed, ${closeReasonText(pool.last_close_reason)}`;
}

function stateIcon(pool: Pool, closed: string): vscode.ThemeIcon {
  if (pool.status === 'ARCHIVED') return faded('archive');
  if (pool.status === 'LOCKED') return new vscode.ThemeIcon('lock');
  if (pool.status === 'OPEN') return new vscode.ThemeIcon('play-circle', colorOf('OPEN'));
  switch (pool.last_close_reason) {
    case 'COMPLETED':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.blue'));
    case 'BLOCKED':
    case 'NOT_ENOUGH_BALANCE':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('charts.yellow'));
    default:
      return new vscode.ThemeIcon(closed);
  }
}

function colorOf(status: PoolStatus | undefined): vscode.ThemeColor | undefined {
  return status === 'OPEN' ? new vscode.ThemeColor('charts.green') : undefined;
}

function faded(icon: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor('disabledForeground'));
}

function statusWord(status: PoolStatus | undefined): string {
  return (status ?? 'closed').toLowerCase();
}
