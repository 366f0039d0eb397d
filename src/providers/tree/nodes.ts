import type { Pool, Project, Skill, Training } from '../../spec/model';
import type { Branch } from './branch';

/** What the tree views are made of. Objects are the platform's own, as last seen. */

type Known<T> = T & { readonly id: string };

export interface ProjectNode {
  readonly kind: 'project';
  /** Replaced when the project was fetched again; the node stays the same one for VS Code. */
  project: Known<Project>;
  readonly trainings: Branch<Known<Training>>;
  readonly pools: Branch<Known<Pool>>;
}

export interface PoolNode {
  readonly kind: 'pool';
  readonly pool: Known<Pool>;
  readonly parent: ProjectNode;
}

export interface TrainingNode {
  readonly kind: 'training';
  readonly training: Known<Training>;
  readonly parent: ProjectNode;
}

export interface SkillNode {
  readonly kind: 'skill';
  readonly skill: Known<Skill>;
}

/** "Load more": the next page of a branch. */
export interface MoreNode {
  readonly kind: 'more';
  readonly what: string;
  readonly parent: ProjectNode | undefined;
  load(signal: AbortSignal): Promise<void>;
}

/** A branch that could not be loaded; its neighbours stay alive. */
export interface ErrorNode {
  readonly kind: 'error';
  readonly id: string;
  readonly message: string;
  readonly parent: ProjectNode | undefined;
  retry(signal: AbortSignal): Promise<unknown>;
}

export type RemoteNode = ProjectNode | PoolNode | TrainingNode | SkillNode | MoreNode | ErrorNode;

/** The id that the node's object has on the platform. */
export function remoteIdOf(node: RemoteNode): string | undefined {
  switch (node.kind) {
    case 'project':
      return node.project.id;
    case 'pool':
      return node.pool.id;
    case 'training':
      return node.training.id;
    case 'skill':
      return node.skill.id;
    case 'more':
    case 'error':
      return undefined;
  }
}

/** Commands get whatever VS Code hands them; this tells our nodes from anything else. */
export function isRemoteNode(value: unknown): value is RemoteNode {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const { kind } = value;
  if (typeof kind !== 'string' || !Object.hasOwn(contentOf, kind)) return false;
  return contentOf[kind as RemoteNode['kind']] in value;
}

/** What a node of each kind has and `{kind, id}` of somebody else has not. */
const contentOf: Readonly<Record<RemoteNode['kind'], string>> = {
  project: 'project',
  pool: 'pool',
  training: 'training',
  skill: 'skill',
  more: 'load',
  error: 'retry',
};
