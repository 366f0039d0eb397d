import type * as vscode from 'vscode';
import type { Operation, WebhookEventType } from '../../../api';

import type {
  AssignmentNode,
  AttachmentNode,
  OperationNode,
  PerformerSkillNode,
  RestrictionNode,
  SuiteNode,
  TaskNode,
  WebhookNode,
} from '../nodes';
import { capitalized, dateOf, shortened, valuesText } from '../words';
import { icon, itemOf } from './item';

/** Items of what pools and skills hold. A click on one shows all that the platform tells of it. */

const taskIcons = { main: 'note', golden: 'key', training: 'mortar-board' } as const;

export function taskItem(node: TaskNode): vscode.TreeItem {
  const { task } = node;
  const overlap = task.infinite_overlap === true ? 'endless' : `${task.overlap ?? '?'}×`;
  const hidden = task.overlap === 0 && task.infinite_overlap !== true;
  return itemOf(node, {
    label: valuesText(task.input_values) || task.id,
    icon: icon(hidden ? 'eye-closed' : taskIcons[node.taskKind]),
    description: hidden ? 'no longer shown' : overlap,
    context: `task.${node.taskKind}`,
    command: shows(node),
  });
}

export function suiteItem(node: SuiteNode): vscode.TreeItem {
  const { suite } = node;
  const [first] = suite.tasks;
  return itemOf(node, {
    label: valuesText(first?.input_values) || suite.id,
    icon: icon('layers'),
    description: `${suite.tasks.length} tasks, ${suite.overlap ?? 'endless'}×`,
    context: 'suite',
    command: shows(node),
  });
}

/** What the review has to do with: handed in, whatever became of it. */
const reviewed: ReadonlySet<string> = new Set(['SUBMITTED', 'ACCEPTED', 'REJECTED']);

export function assignmentItem(node: AssignmentNode): vscode.TreeItem {
  const { assignment } = node;
  const { solutions = [], status, user_id: performer } = assignment;
  const [first] = solutions;
  const more = solutions.length > 1 ? ` (+${solutions.length - 1})` : '';
  const answer = first === undefined ? '' : `${valuesText(first.output_values)}${more}`;
  const date = dateOf(
    assignment.submitted ?? assignment.skipped ?? assignment.expired ?? assignment.created,
  );
  return itemOf(node, {
    label: answer || assignment.id,
    icon: icon(assignmentIcons[status] ?? 'note'),
    description: [shortened(performer, 12), date].filter(Boolean).join(' · '),
    context: `assignment.${status.toLowerCase()}`,
    command: reviewed.has(status) ? reviews(node) : shows(node),
    spoken: `Assignment ${capitalized(status) ?? ''} of performer ${performer}: ${answer}`,
  });
}

export const assignmentIcons: Readonly<Record<string, string>> = {
  SUBMITTED: 'eye',
  ACCEPTED: 'check',
  REJECTED: 'close',
  ACTIVE: 'edit',
  SKIPPED: 'debug-step-over',
  EXPIRED: 'history',
};

export function restrictionItem(node: RestrictionNode): vscode.TreeItem {
  const { restriction } = node;
  const until = restriction.will_expire;
  return itemOf(node, {
    label: restriction.user_id,
    icon: icon('circle-slash'),
    description: until === undefined ? 'for ever' : `until ${dateOf(until) ?? until}`,
    context: 'restriction',
    command: shows(node),
    spoken: `Performer ${restriction.user_id} is kept out ${until ?? 'for ever'}`,
  });
}

export function attachmentItem(node: AttachmentNode): vscode.TreeItem {
  const { name, media_type: type } = node.attachment;
  const [sort] = type.split('/');
  const media = sort === 'audio' ? 'unmute' : sort === 'image' ? 'file-media' : 'file';
  return itemOf(node, {
    label: name,
    icon: icon(sort === 'video' ? 'device-camera-video' : media),
    description: type,
    context: 'attachment',
    command: shows(node),
  });
}

const events: Readonly<Partial<Record<WebhookEventType, string>>> = {
  POOL_CLOSED: 'A pool closes',
  DYNAMIC_OVERLAP_COMPLETED: 'Dynamic overlap is complete',
  TEST_EVENT: 'Test',
};

export function webhookItem(node: WebhookNode): vscode.TreeItem {
  const { event_type: event, webhook_url: url, pool_id: pool } = node.webhook;
  const inPool = node.parent?.parent?.kind === 'pool' ? '' : ` · pool ${pool}`;
  return itemOf(node, {
    label: events[event] ?? capitalized(event) ?? event,
    icon: icon('broadcast'),
    description: `${URL.canParse(url) ? new URL(url).host : url}${inPool}`,
    context: 'webhook',
    command: shows(node),
  });
}

export function operationItem(node: OperationNode): vscode.TreeItem {
  const { operation } = node;
  const { progress, status } = operation;
  const pending = status === 'PENDING';
  return itemOf(node, {
    label: operationText(operation),
    icon: icon(pending ? 'clock' : 'sync~spin'),
    description: pending ? 'waits' : progress === undefined ? 'under way' : `${progress} %`,
    context: `operation.${status.toLowerCase()}`,
    command: shows(node),
  });
}

/** `POOL.OPEN` of pool 12 as `Pool open · 12`. */
function operationText({ type, parameters }: Operation): string {
  const id = parameters?.pool_id ?? parameters?.training_id ?? parameters?.project_id;
  const words = capitalized(type.replace('.', '_')) ?? type;
  return typeof id === 'string' ? `${words} · ${id}` : words;
}

export function performerSkillItem(node: PerformerSkillNode): vscode.TreeItem {
  const { user_id: performer, value } = node.userSkill;
  return itemOf(node, {
    label: performer,
    icon: icon('person'),
    description: String(value),
    context: 'performerSkill',
    command: shows(node),
    spoken: `Performer ${performer}, ${value} of 100`,
  });
}

function reviews(node: AssignmentNode): vscode.Command {
  return { command: 'crowdsmith.reviewAssignments', title: 'Review', arguments: [node] };
}

function shows(node: { readonly key: string }): vscode.Command {
  return { command: 'crowdsmith.showObject', title: 'Show Details', arguments: [node] };
}
