import type { CallOptions, PlatformClient, Remote } from '../api';
import type { Pool, PoolStatus, Project, Skill, Training } from '../spec';
import { keysOf, marked } from './identity';

/** What the lock file tells of an object. */
export interface Known {
  readonly key: string;
  /** The spec differs from what was last sent. */
  readonly changed: boolean;
}

/** What deploying needs to know and do for one kind of object, the same for all kinds. */
export interface RemoteKind<T extends object> {
  readonly kind: 'project' | 'pool' | 'training' | 'skill';
  get(id: string, options: CallOptions): Promise<Remote<T>>;
  create(object: T, key: string, options: CallOptions): Promise<Remote<T>>;
  update(id: string, object: T, key: string, options: CallOptions): Promise<Remote<T>>;
  /** Remote objects among which one that was sent with `key` must be. */
  candidates(object: T, options: CallOptions): AsyncIterable<Remote<T>>;
  /** Whether a remote object is the one that was sent as `object` with `key`. */
  isSent(remote: T, object: T, key: string): boolean;
  /** Whether the remote object under the recorded id is somebody else's. */
  isForeign(remote: T, object: T, known: Known): boolean;
  /** Objects of this kind carry their key, so that one look tells them apart from equal ones. */
  readonly carriesKey: boolean;
  /** Whether the platform takes changes now. */
  state(remote: T): 'changeable' | 'open' | 'archived';
}

/** The kind of that name. */
export function kindOf(
  client: PlatformClient,
  kind: RemoteKind<object>['kind'],
): RemoteKind<Project> | RemoteKind<Pool> | RemoteKind<Training> | RemoteKind<Skill> {
  switch (kind) {
    case 'project':
      return projectKind(client);
    case 'pool':
      return poolKind(client);
    case 'training':
      return trainingKind(client);
    case 'skill':
      return skillKind(client);
  }
}

export function projectKind(client: PlatformClient): RemoteKind<Project> {
  return {
    kind: 'project',
    carriesKey: true,
    get: (id, options) => client.projects.get(id, options),
    create: (object, key, options) => client.projects.create(marked(object, key), options),
    update: (id, object, key, options) => client.projects.update(id, marked(object, key), options),
    candidates: (_object, options) => client.projects.list({}, options),
    isSent: (remote, _object, key) => keysOf(remote).includes(key),
    isForeign: hasForeignKey,
    state: ({ status }) => (status === 'ARCHIVED' ? 'archived' : 'changeable'),
  };
}

export function poolKind(client: PlatformClient): RemoteKind<Pool> {
  return {
    kind: 'pool',
    carriesKey: true,
    get: (id, options) => client.pools.get(id, options),
    create: (object, key, options) => client.pools.create(marked(object, key), options),
    update: (id, object, key, options) => client.pools.update(id, marked(object, key), options),
    candidates: ({ project_id }, options) => client.pools.list({ project_id }, options),
    isSent: (remote, _object, key) => keysOf(remote).includes(key),
    isForeign: hasForeignKey,
    state: ({ status }) => poolState(status),
  };
}

export function trainingKind(client: PlatformClient): RemoteKind<Training> {
  return {
    kind: 'training',
    carriesKey: true,
    get: (id, options) => client.trainings.get(id, options),
    create: (object, key, options) => client.trainings.create(marked(object, key), options),
    update: (id, object, key, options) => client.trainings.update(id, marked(object, key), options),
    candidates: ({ project_id }, options) => client.trainings.list({ project_id }, options),
    isSent: (remote, _object, key) => keysOf(remote).includes(key),
    isForeign: hasForeignKey,
    state: ({ status }) => poolState(status),
  };
}

/** Skills have no metadata: ours is the one of its name that was not there before. */
export function skillKind(client: PlatformClient): RemoteKind<Skill> {
  return {
    kind: 'skill',
    carriesKey: false,
    get: (id, options) => client.skills.get(id, options),
    create: (object, _key, options) => client.skills.create(object, options),
    update: (id, object, _key, options) => client.skills.update(id, object, options),
    candidates: ({ name }, options) => client.skills.list({ name }, options),
    isSent: (remote, { name }) => remote.name === name,
    // A changed spec may bring a new name; an unchanged one cannot.
    isForeign: (remote, { name }, { changed }) => !changed && remote.name !== name,
    state: () => 'changeable',
  };
}

function hasForeignKey(
  remote: Project | Pool | Training,
  _object: unknown,
  { key }: Known,
): boolean {
  const keys = keysOf(remote);
  return keys.length > 0 && !keys.includes(key);
}

function poolState(status: PoolStatus | undefined): 'changeable' | 'open' | 'archived' {
  if (status === 'ARCHIVED') return 'archived';
  return status === 'OPEN' ? 'open' : 'changeable';
}
