import type {
  Assignment,
  AssignmentStatus,
  Attachment,
  Operation,
  Profile,
  Remote,
  Requester,
  UserRestriction,
  UserSkill,
  WebhookSubscription,
} from '../../api';
import type { Pool, Project, Skill, Task, TaskSuite, Training } from '../../spec/model';
import type { Below } from './below';

/**
 * What the tree views are made of. Objects are the platform's own, as last seen: a node stays the
 * same one for VS Code and its object is replaced when a newer one is known.
 *
 * `contextValue`s, for the `when` clauses of menus (`viewItem =~ /^pool\.open/`):
 *
 *     profile.current  profile.other         requester
 *     project.active   project.archived
 *     pool.open  pool.closed  pool.archived  pool.locked          training.* likewise
 *     task.main  task.golden  task.training  suite
 *     assignment.active .submitted .accepted .rejected .skipped .expired
 *     restriction      attachment            webhook
 *     operation.pending  operation.running
 *     skill            performerSkill
 *     group.archivedProjects .tasks .goldenTasks .trainingTasks .suites .assignments
 *     group.assignments.submitted (and the other states)
 *     group.restrictions .attachments .webhooks .operations .openPools
 *     more   error
 *
 * After a space follow words, in any order: `spec` (a spec of this workspace became this object),
 * `site` (the object has a page on the platform's site).
 */
interface BaseNode {
  /** Unique within a view and the same for as long as the object is shown. */
  readonly key: string;
  readonly parent: RemoteNode | undefined;
}

/** A node that can be unfolded. */
interface Unfolding extends BaseNode {
  readonly below: Below;
}

export interface ProjectNode extends Unfolding {
  readonly kind: 'project';
  project: Remote<Project>;
}

export interface PoolNode extends Unfolding {
  readonly kind: 'pool';
  pool: Remote<Pool>;
}

export interface TrainingNode extends Unfolding {
  readonly kind: 'training';
  training: Remote<Training>;
}

export type TaskKind = 'main' | 'golden' | 'training';

export interface TaskNode extends BaseNode {
  readonly kind: 'task';
  readonly taskKind: TaskKind;
  task: Remote<Task>;
}

/** A task suite laid out by hand. */
export interface SuiteNode extends BaseNode {
  readonly kind: 'suite';
  suite: Remote<TaskSuite>;
}

export interface AssignmentNode extends BaseNode {
  readonly kind: 'assignment';
  assignment: Assignment;
}

export interface RestrictionNode extends BaseNode {
  readonly kind: 'restriction';
  restriction: Remote<UserRestriction>;
}

export interface AttachmentNode extends BaseNode {
  readonly kind: 'attachment';
  attachment: Attachment;
}

export interface WebhookNode extends BaseNode {
  readonly kind: 'webhook';
  webhook: WebhookSubscription;
}

export interface OperationNode extends BaseNode {
  readonly kind: 'operation';
  operation: Operation;
}

export interface SkillNode extends Unfolding {
  readonly kind: 'skill';
  skill: Remote<Skill>;
}

/** What one performer has of a skill. */
export interface PerformerSkillNode extends BaseNode {
  readonly kind: 'performerSkill';
  userSkill: UserSkill;
}

export interface ProfileNode extends Unfolding {
  readonly kind: 'profile';
  readonly profile: Profile;
  readonly state: 'current' | 'other';
  /** Who is signed in, for people. */
  readonly account: string | undefined;
  /** Of the current profile: whether it can be talked to. */
  readonly connected: boolean;
}

export interface RequesterNode extends BaseNode {
  readonly kind: 'requester';
  requester: Requester;
}

export type GroupName =
  | 'archivedProjects'
  | 'tasks'
  | 'goldenTasks'
  | 'trainingTasks'
  | 'suites'
  | 'assignments'
  | `assignments.${Lowercase<AssignmentStatus>}`
  | 'restrictions'
  | 'attachments'
  | 'webhooks'
  | 'operations'
  | 'openPools';

/** Things of one sort under a heading of their own. */
export interface GroupNode extends Unfolding {
  readonly kind: 'group';
  readonly group: GroupName;
  readonly label: string;
}

/** "Load more": the next page of a list, or a list whose loading was stopped. */
export interface MoreNode extends BaseNode {
  readonly kind: 'more';
  readonly label: string;
  load(signal: AbortSignal): Promise<void>;
}

/** A list that could not be loaded; its neighbours stay alive, and so does what was known of it. */
export interface ErrorNode extends BaseNode {
  readonly kind: 'error';
  readonly message: string;
  /** Milliseconds; since when what is shown may be out of date. Undefined: nothing is shown. */
  readonly knownSince: number | undefined;
  retry(signal: AbortSignal): Promise<unknown>;
}

/** A node that stands for one object of the platform. */
export type ObjectNode =
  | ProjectNode
  | PoolNode
  | TrainingNode
  | TaskNode
  | SuiteNode
  | AssignmentNode
  | RestrictionNode
  | AttachmentNode
  | WebhookNode
  | OperationNode
  | SkillNode
  | PerformerSkillNode;

export type RemoteNode =
  ObjectNode | ProfileNode | RequesterNode | GroupNode | MoreNode | ErrorNode;

/** The property in which each kind keeps what it stands for. */
const contentOf: Readonly<Record<RemoteNode['kind'], string>> = {
  project: 'project',
  pool: 'pool',
  training: 'training',
  task: 'task',
  suite: 'suite',
  assignment: 'assignment',
  restriction: 'restriction',
  attachment: 'attachment',
  webhook: 'webhook',
  operation: 'operation',
  skill: 'skill',
  performerSkill: 'userSkill',
  profile: 'profile',
  requester: 'requester',
  group: 'group',
  more: 'load',
  error: 'retry',
};

/** Commands get whatever VS Code hands them; this tells our nodes from anything else. */
export function isRemoteNode(value: unknown): value is RemoteNode {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const { kind } = value;
  if (typeof kind !== 'string' || !Object.hasOwn(contentOf, kind)) return false;
  return contentOf[kind as RemoteNode['kind']] in value;
}

/**
 * The nodes a command of a view's menu is about. VS Code hands over the one clicked and, where
 * several are selected and it is among them, all of those.
 */
export function nodesOf(node: unknown, selected: unknown): readonly RemoteNode[] {
  const several = Array.isArray(selected) ? selected.filter(isRemoteNode) : [];
  if (several.length > 0) return several;
  return isRemoteNode(node) ? [node] : [];
}

/** What a node stands for, as the platform sent it. */
export function objectOf(node: RemoteNode): PlatformObject | undefined {
  switch (node.kind) {
    case 'profile':
    case 'group':
    case 'more':
    case 'error':
      return undefined;
    default:
      return (node as unknown as Readonly<Record<string, PlatformObject>>)[contentOf[node.kind]];
  }
}

export type PlatformObject = object & { readonly id: string };

/** The id that the node's object has on the platform. */
export function remoteIdOf(node: RemoteNode): string | undefined {
  return objectOf(node)?.id;
}

/** The pool that a node is, or that it is somewhere below of. */
export function poolOf(node: RemoteNode): PoolNode | undefined {
  if (node.kind === 'pool') return node;
  return node.parent && poolOf(node.parent);
}

/** The training that a node is, or that it is somewhere below of. */
export function trainingOf(node: RemoteNode): TrainingNode | undefined {
  if (node.kind === 'training') return node;
  return node.parent && trainingOf(node.parent);
}

/** The project that a node is, or that it is somewhere below of. */
export function projectOf(node: RemoteNode): ProjectNode | undefined {
  if (node.kind === 'project') return node;
  return node.parent && projectOf(node.parent);
}

/** The performer that a node tells of. */
export function performerIdOf(node: RemoteNode): string | undefined {
  switch (node.kind) {
    case 'assignment':
      return node.assignment.user_id;
    case 'restriction':
      return node.restriction.user_id;
    case 'performerSkill':
      return node.userSkill.user_id;
    case 'attachment':
      return node.attachment.details.user_id;
    default:
      return undefined;
  }
}
