import type {
  Assignment,
  AssignmentStatus,
  Attachment,
  PlatformClient,
  Remote,
  UserRestriction,
  UserSkill,
  WebhookSubscription,
} from '../../api';
import type { Pool, Project, Skill, Task, TaskSuite, Training } from '../../spec/model';
import { ObjectList, nothing, unfolding, type Below, type NodeList } from './below';
import type {
  AssignmentNode,
  AttachmentNode,
  GroupName,
  GroupNode,
  PerformerSkillNode,
  PoolNode,
  ProjectNode,
  RemoteNode,
  RestrictionNode,
  SkillNode,
  SuiteNode,
  TaskKind,
  TaskNode,
  TrainingNode,
  WebhookNode,
} from './nodes';
import { glimpsed, pagesOf, picked } from './pages';

/** What is below what in the trees: each node asks the platform only once it is unfolded. */

export type ProjectList = ObjectList<Remote<Project>, ProjectNode>;
export type PoolList = ObjectList<Remote<Pool>, PoolNode>;
export type TrainingList = ObjectList<Remote<Training>, TrainingNode>;

type Parent = RemoteNode | undefined;

export function projectNode(
  client: PlatformClient,
  project: Remote<Project>,
  parent: Parent,
): ProjectNode {
  return unfolding<ProjectNode>(
    // One that is being archived may be in two lists for a moment.
    { kind: 'project', key: `${parent?.key ?? ''}project:${project.id}`, parent, project },
    (node) => {
      const filter = { project_id: project.id };
      const restrictions = restrictionsGroup(client, node, { scope: 'PROJECT', ...filter });
      return {
        lists: [trainingsOf(client, node, filter), poolsOf(client, node, filter)],
        fixed: [restrictions],
      };
    },
  );
}

function trainingsOf(
  client: PlatformClient,
  parent: ProjectNode,
  filter: { readonly project_id: string },
): TrainingList {
  return new ObjectList<Remote<Training>, TrainingNode>({
    what: 'trainings',
    fetch: pagesOf(client.trainings, filter),
    make: (training) => trainingNode(client, training, parent),
    renew: (node, training) => (node.training = training),
  });
}

/** Platforms differ in whether a project's pools include its trainings. */
export function poolsOf(
  client: PlatformClient,
  parent: Parent,
  filter: { readonly project_id?: string; readonly status?: 'OPEN' },
): PoolList {
  return new ObjectList<Remote<Pool>, PoolNode>({
    what: 'pools',
    fetch: picked(pagesOf(client.pools, filter), ({ type }) => type !== 'TRAINING'),
    make: (pool) => poolNode(client, pool, parent),
    renew: (node, pool) => (node.pool = pool),
  });
}

export function trainingNode(
  client: PlatformClient,
  training: Remote<Training>,
  parent: Parent,
): TrainingNode {
  return unfolding<TrainingNode>(
    { kind: 'training', key: `training:${training.id}`, parent, training },
    (node) => ({
      lists: [],
      fixed: [
        tasksGroup(client, node, training.id, 'training'),
        assignmentsGroup(client, node, training.id),
      ],
    }),
  );
}

export function poolNode(client: PlatformClient, pool: Remote<Pool>, parent: Parent): PoolNode {
  return unfolding<PoolNode>({ kind: 'pool', key: `pool:${pool.id}`, parent, pool }, (node) => ({
    lists: [],
    fixed: [
      ...contentsOf(client, node),
      assignmentsGroup(client, node, pool.id),
      restrictionsGroup(client, node, { scope: 'POOL', pool_id: pool.id }),
      attachmentsGroup(client, node, { pool_id: pool.id }),
      webhooksGroup(client, node, { pool_id: pool.id }),
    ],
  }));
}

/** Without a mixer the requester lays out task suites, and there are no tasks apart from them. */
function contentsOf(client: PlatformClient, node: PoolNode): readonly GroupNode[] {
  const { id, mixer_config: mixer } = node.pool;
  if (mixer === undefined) return [suitesGroup(client, node, id)];
  const kinds: readonly TaskKind[] =
    mixer.training_tasks_count > 0 ? ['main', 'golden', 'training'] : ['main', 'golden'];
  return kinds.map((kind) => tasksGroup(client, node, id, kind));
}

/** A heading under which lists or other nodes stand. */
export function groupNode(
  parent: Parent,
  group: GroupName,
  label: string,
  below: (node: GroupNode) => Partial<Below>,
): GroupNode {
  return unfolding<GroupNode>(
    { kind: 'group', key: `${parent?.key ?? ''}/${group}`, parent, group, label },
    (node) => ({ ...nothing, ...below(node) }),
  );
}

function listGroup(
  parent: Parent,
  group: GroupName,
  label: string,
  list: (node: GroupNode) => NodeList,
): GroupNode {
  return groupNode(parent, group, label, (node) => ({ lists: [list(node)] }));
}

const taskGroups: Readonly<
  Record<TaskKind, { readonly group: GroupName; readonly label: string; readonly what: string }>
> = {
  main: { group: 'tasks', label: 'Tasks', what: 'tasks' },
  golden: { group: 'goldenTasks', label: 'Golden tasks', what: 'golden tasks' },
  training: { group: 'trainingTasks', label: 'Training tasks', what: 'training tasks' },
};

/** Pages that are read through for the few golden tasks among many others. */
const searchedPageSize = 300;

function tasksGroup(
  client: PlatformClient,
  parent: PoolNode | TrainingNode,
  poolId: string,
  kind: TaskKind,
): GroupNode {
  const { group, label, what } = taskGroups[kind];
  const rare = kind === 'golden';
  const pages = pagesOf(
    client.tasks,
    { pool_id: poolId },
    rare ? { size: searchedPageSize } : { order: 'oldest' },
  );
  // Everything in a training is there to be learned from.
  const wanted = (task: Remote<Task>): boolean =>
    parent.kind === 'training' || taskKindOf(task) === kind;
  return listGroup(
    parent,
    group,
    label,
    (node) =>
      new ObjectList<Remote<Task>, TaskNode>({
        what,
        fetch: picked(pages, wanted),
        ...(rare && { glance: glimpsed(pages, wanted) }),
        make: (task) => ({
          kind: 'task',
          key: `task:${task.id}`,
          parent: node,
          taskKind: kind,
          task,
        }),
        renew: (task, newer) => (task.task = newer),
      }),
  );
}

/** The platform has no field for it: golden tasks know their answer, training tasks explain it. */
function taskKindOf(task: Task): TaskKind {
  if ((task.known_solutions?.length ?? 0) === 0) return 'main';
  return task.message_on_unknown_solution === undefined ? 'golden' : 'training';
}

function suitesGroup(client: PlatformClient, parent: PoolNode, poolId: string): GroupNode {
  const fetch = pagesOf(client.taskSuites, { pool_id: poolId }, { order: 'oldest' });
  return listGroup(
    parent,
    'suites',
    'Task suites',
    (node) =>
      new ObjectList<Remote<TaskSuite>, SuiteNode>({
        what: 'task suites',
        fetch,
        make: (suite) => ({
          kind: 'suite',
          key: `suite:${suite.id}`,
          parent: node,
          suite,
        }),
        renew: (known, suite) => (known.suite = suite),
      }),
  );
}

/** In the order in which a requester has to do with them. */
const states: readonly (readonly [AssignmentStatus, string])[] = [
  ['SUBMITTED', 'To review'],
  ['ACCEPTED', 'Accepted'],
  ['REJECTED', 'Rejected'],
  ['ACTIVE', 'Being done'],
  ['SKIPPED', 'Skipped'],
  ['EXPIRED', 'Expired'],
];

function assignmentsGroup(
  client: PlatformClient,
  parent: PoolNode | TrainingNode,
  poolId: string,
): GroupNode {
  return groupNode(parent, 'assignments', 'Assignments', (node) => ({
    fixed: states.map(([status, label]) => stateGroup(client, node, poolId, status, label)),
  }));
}

function stateGroup(
  client: PlatformClient,
  parent: GroupNode,
  poolId: string,
  status: AssignmentStatus,
  label: string,
): GroupNode {
  const state = status.toLowerCase() as Lowercase<AssignmentStatus>;
  return listGroup(
    parent,
    `assignments.${state}`,
    label,
    (node) =>
      new ObjectList<Assignment, AssignmentNode>({
        what: 'assignments',
        fetch: pagesOf(client.assignments, { pool_id: poolId, status: [status] }),
        make: (assignment) => ({
          kind: 'assignment',
          key: `${node.key}:${assignment.id}`,
          parent: node,
          assignment,
        }),
        renew: (known, assignment) => (known.assignment = assignment),
      }),
  );
}

function restrictionsGroup(
  client: PlatformClient,
  parent: Parent,
  filter: {
    readonly scope: 'PROJECT' | 'POOL';
    readonly project_id?: string;
    readonly pool_id?: string;
  },
): GroupNode {
  return listGroup(
    parent,
    'restrictions',
    'Restrictions',
    (node) =>
      new ObjectList<Remote<UserRestriction>, RestrictionNode>({
        what: 'restrictions',
        fetch: pagesOf(client.userRestrictions, filter),
        make: (restriction) => ({
          kind: 'restriction',
          key: `restriction:${restriction.id}`,
          parent: node,
          restriction,
        }),
        renew: (known, restriction) => (known.restriction = restriction),
      }),
  );
}

function attachmentsGroup(
  client: PlatformClient,
  parent: Parent,
  filter: { readonly pool_id: string },
): GroupNode {
  return listGroup(
    parent,
    'attachments',
    'Attachments',
    (node) =>
      new ObjectList<Attachment, AttachmentNode>({
        what: 'attachments',
        fetch: pagesOf(client.attachments, filter),
        make: (attachment) => ({
          kind: 'attachment',
          key: `attachment:${attachment.id}`,
          parent: node,
          attachment,
        }),
        renew: (known, attachment) => (known.attachment = attachment),
      }),
  );
}

export function webhooksGroup(
  client: PlatformClient,
  parent: Parent,
  filter: { readonly pool_id?: string },
): GroupNode {
  return listGroup(
    parent,
    'webhooks',
    'Webhooks',
    (node) =>
      new ObjectList<WebhookSubscription, WebhookNode>({
        what: 'webhooks',
        fetch: pagesOf(client.webhookSubscriptions, filter),
        make: (webhook) => ({
          kind: 'webhook',
          key: `${node.key}:${webhook.id}`,
          parent: node,
          webhook,
        }),
        renew: (known, webhook) => (known.webhook = webhook),
      }),
  );
}

export function skillNode(client: PlatformClient, skill: Remote<Skill>): SkillNode {
  return unfolding<SkillNode>(
    { kind: 'skill', key: `skill:${skill.id}`, parent: undefined, skill },
    (node) => ({ ...nothing, lists: [performersOf(client, node)] }),
  );
}

function performersOf(client: PlatformClient, parent: SkillNode): NodeList {
  return new ObjectList<UserSkill, PerformerSkillNode>({
    what: 'performers',
    fetch: pagesOf(client.userSkills, { skill_id: parent.skill.id }),
    make: (userSkill) => ({
      kind: 'performerSkill',
      key: `${parent.key}:${userSkill.id}`,
      parent,
      userSkill,
    }),
    renew: (known, userSkill) => (known.userSkill = userSkill),
  });
}
