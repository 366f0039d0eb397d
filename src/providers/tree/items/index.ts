import * as vscode from 'vscode';
import type { ItemFacts } from '../facts';
import type { RemoteNode } from '../nodes';
import {
  assignmentItem,
  attachmentItem,
  operationItem,
  performerSkillItem,
  restrictionItem,
  suiteItem,
  taskItem,
  webhookItem,
} from './contents';
import { errorItem, groupItem, moreItem, profileItem, requesterItem } from './headings';
import { poolItem, projectItem, skillItem, trainingItem } from './objects';
import { tooltipText } from './tooltipOf';

/** How nodes look. Each kind has its function; nothing here asks the platform. */

type Drawing = {
  readonly [Kind in RemoteNode['kind']]: (
    node: Extract<RemoteNode, { kind: Kind }>,
    facts: ItemFacts,
  ) => vscode.TreeItem;
};

const drawing: Drawing = {
  project: projectItem,
  pool: poolItem,
  training: trainingItem,
  task: taskItem,
  suite: suiteItem,
  assignment: assignmentItem,
  restriction: restrictionItem,
  attachment: attachmentItem,
  webhook: webhookItem,
  operation: operationItem,
  skill: skillItem,
  performerSkill: performerSkillItem,
  profile: profileItem,
  requester: requesterItem,
  group: groupItem,
  more: moreItem,
  error: errorItem,
};

export function treeItemOf(node: RemoteNode, facts: ItemFacts): vscode.TreeItem {
  const draw = drawing[node.kind] as (node: RemoteNode, facts: ItemFacts) => vscode.TreeItem;
  return draw(node, facts);
}

/** Commands that a hover may offer. */
const hoverCommands = ['crowdsmith.retry', 'crowdsmith.showLog', 'crowdsmith.switchProfile'];

export function tooltipOf(node: RemoteNode, facts: ItemFacts): vscode.MarkdownString | undefined {
  const text = tooltipText(node, facts);
  if (text === undefined) return undefined;
  const markdown = new vscode.MarkdownString(text);
  if (node.kind === 'error') markdown.isTrusted = { enabledCommands: hoverCommands };
  return markdown;
}
