import type { Assignment, Operation } from '../../../api';
import type { Task, TaskSuite } from '../../../spec/model';
import type { ItemFacts } from '../facts';
import type { GroupNode, PoolNode, ProfileNode, RemoteNode, RequesterNode } from '../nodes';
import { costOf } from '../poolFigures';
import { sheet, type Row } from '../sheet';
import { poolTooltip, projectTooltip, skillTooltip, trainingTooltip } from '../tooltips';
import { capitalized, dateOf, dollars } from '../words';

/** The hover of a node in Markdown; undefined where the item says it all. */
export function tooltipText(node: RemoteNode, facts: ItemFacts): string | undefined {
  switch (node.kind) {
    case 'project':
      return projectTooltip(node.project, facts.driftOf(node.project.id));
    case 'pool':
      return poolText(node, facts);
    case 'training':
      return trainingTooltip(node.training, facts.driftOf(node.training.id));
    case 'skill':
      return skillTooltip(node.skill, facts.driftOf(node.skill.id));
    case 'profile':
      return profileText(node);
    case 'requester':
      return requesterText(node);
    case 'group':
      return groupTexts[node.group];
    case 'error':
      return `${sheet('No answer', [['Because', node.message]])}\n\nClick to try again. [Show the log](command:crowdsmith.showLog) · [Switch the profile](command:crowdsmith.switchProfile)`;
    case 'more':
      return undefined;
    default:
      return contentText(node);
  }
}

function poolText({ pool }: PoolNode, { figures, driftOf }: ItemFacts): string {
  const open = pool.status === 'OPEN' ? figures.openPool(pool.id) : undefined;
  return poolTooltip(pool, {
    percent: open?.percent,
    cost: open && costOf(pool, open.remaining),
    drift: driftOf(pool.id),
  });
}

type ContentNode = Extract<
  RemoteNode,
  {
    kind:
      | 'task'
      | 'suite'
      | 'assignment'
      | 'restriction'
      | 'attachment'
      | 'webhook'
      | 'operation'
      | 'performerSkill';
  }
>;

function contentText(node: ContentNode): string {
  switch (node.kind) {
    case 'task':
      return taskText(node.task, node.taskKind);
    case 'suite':
      return suiteText(node.suite);
    case 'assignment':
      return assignmentText(node.assignment);
    case 'restriction':
      return sheet(`Performer ${node.restriction.user_id}`, [
        ['Kept out of', capitalized(node.restriction.scope)],
        ['Until', dateOf(node.restriction.will_expire) ?? 'for ever'],
        ['Since', dateOf(node.restriction.created)],
        ['Comment', node.restriction.private_comment],
        ['Id', node.restriction.id],
      ]);
    case 'attachment':
      return sheet(node.attachment.name, [
        ['Id', node.attachment.id],
        ['Type', node.attachment.media_type],
        ['Performer', node.attachment.details.user_id],
        ['Assignment', node.attachment.details.assignment_id],
        ['Created', dateOf(node.attachment.created)],
      ]);
    case 'webhook':
      return sheet(capitalized(node.webhook.event_type) ?? 'Webhook', [
        ['Id', node.webhook.id],
        ['Address', node.webhook.webhook_url],
        ['Pool', node.webhook.pool_id],
        ['Created', dateOf(node.webhook.created)],
      ]);
    case 'operation':
      return operationText(node.operation);
    case 'performerSkill':
      return sheet(`Performer ${node.userSkill.user_id}`, [
        ['Value', node.userSkill.exact_value ?? node.userSkill.value],
        ['Given', dateOf(node.userSkill.created)],
        ['Changed', dateOf(node.userSkill.modified)],
      ]);
  }
}

function taskText(task: Task, kind: string): string {
  const [known] = task.known_solutions ?? [];
  return sheet(`Task ${task.id ?? ''}`, [
    ['Kind', kind],
    ...valueRows(task.input_values),
    ...(known === undefined ? [] : valueRows(known.output_values, 'Right: ')),
    ['Hint', task.message_on_unknown_solution],
    ['Overlap', task.infinite_overlap === true ? 'endless' : (task.overlap ?? undefined)],
    ['Answers to come', task.remaining_overlap],
    ['Created', dateOf(task.created)],
  ]);
}

function suiteText(suite: TaskSuite): string {
  return sheet(`Task suite ${suite.id ?? ''}`, [
    ['Tasks', suite.tasks.length],
    ['Overlap', suite.infinite_overlap === true ? 'endless' : (suite.overlap ?? undefined)],
    ['Answers to come', suite.remaining_overlap],
    ['Shown as number', suite.issuing_order_override],
    ['Created', dateOf(suite.created)],
  ]);
}

function assignmentText(assignment: Assignment): string {
  const [first] = assignment.solutions ?? [];
  return sheet(`Assignment ${assignment.id}`, [
    ['Status', capitalized(assignment.status)],
    ['Performer', assignment.user_id],
    ['Reward', assignment.reward === undefined ? undefined : `$${assignment.reward}`],
    ['Tasks', assignment.tasks?.length],
    ...(first === undefined ? [] : valueRows(first.output_values, 'Answer: ')),
    ['Taken', dateOf(assignment.created)],
    ['Handed in', dateOf(assignment.submitted)],
    ['Accepted', dateOf(assignment.accepted)],
    ['Rejected', dateOf(assignment.rejected)],
    ['Comment', assignment.public_comment],
  ]);
}

function operationText(operation: Operation): string {
  return sheet(capitalized(operation.type.replace('.', '_')) ?? operation.type, [
    ['Id', operation.id],
    ['Status', capitalized(operation.status)],
    ['Done', operation.progress === undefined ? undefined : `${operation.progress} %`],
    ...valueRows(operation.parameters ?? {}),
    ['Asked for', dateOf(operation.submitted)],
    ['Begun', dateOf(operation.started)],
  ]);
}

function valueRows(values: Readonly<Record<string, unknown>>, before = ''): readonly Row[] {
  return Object.entries(values).map(([name, value]) => [
    `${before}${name.replace(/[^\w -]/g, '')}`,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}

function profileText({ profile, state, account }: ProfileNode): string {
  return sheet(profile.label, [
    ['Account', account],
    ['Address', profile.baseUrl],
    ['Authorization', profile.authorization],
    ['Money', profile.sandbox ? 'none: a sandbox' : 'real'],
    ['', state === 'other' ? 'Click to switch to it' : undefined],
  ]);
}

function requesterText({ requester }: RequesterNode): string {
  return sheet('Requester', [
    ['Id', requester.id],
    ['Balance', dollars(requester.balance)],
    ['Company', requester.company?.id],
  ]);
}

const groupTexts: Readonly<Partial<Record<GroupNode['group'], string>>> = {
  openPools:
    'Pools on which performers work now. What they can still cost is told by the platform’s count of the answers to come, times reward and fee; endless overlap is not in it.',
  operations: 'What the platform does behind the scenes now.',
  webhooks: 'Addresses to which the platform posts what happens in pools.',
  goldenTasks: 'Tasks with a known answer that tell good performers from bad ones.',
  restrictions: 'Performers who are kept out.',
};
