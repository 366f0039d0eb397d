import type { CallOptions, PlatformClient, Profile } from '../api';
import { resolveSpec, type ResolvedSpec, type TasksReference } from '../spec';
import { openLock, type LockFile, type Workspace } from '../workspace';
import { bring, type Brought } from './bring';
import { DeployError } from './deployError';
import { hashOf } from './identity';
import { explained, refuseErrors } from './refuseErrors';
import { poolKind, projectKind, skillKind, trainingKind, type RemoteKind } from './remoteKinds';
import { closeAndReopen } from './updateOpen';

/** What everything in this folder works with. */
export interface DeployContext extends CallOptions {
  readonly workspace: Workspace;
  readonly client: PlatformClient;
  /** Under its name the lock file keeps the ids. */
  readonly profile: Pick<Profile, 'name' | 'sandbox'>;
}

export interface DeployedObject extends Brought {
  /** The spec's path in the workspace. */
  readonly path: string;
  readonly kind: 'project' | 'pool' | 'training' | 'skill';
}

/** A deployed object with the tasks that its spec lists. */
export interface Deployed {
  readonly object: DeployedObject;
  readonly tasks: readonly TasksReference[];
}

/** What somebody agreed to, by the spec's path. Absent: nobody was asked. */
export type Agreement = ReadonlyMap<string, 'update' | 'leave'>;

/** Deploys specs and what they refer to by `$id`, each once in the life of this object. */
export class Deployer {
  readonly lock: LockFile;
  readonly #context: DeployContext;
  readonly #onDeployed: (object: DeployedObject) => void;
  readonly #agreement: Agreement | undefined;
  readonly #deployed = new Map<string, Promise<Deployed>>();

  private constructor(
    context: DeployContext,
    lock: LockFile,
    onDeployed: (object: DeployedObject) => void,
    agreement: Agreement | undefined,
  ) {
    this.#context = context;
    this.lock = lock;
    this.#onDeployed = onDeployed;
    this.#agreement = agreement;
  }

  static async open(
    context: DeployContext,
    onDeployed: (object: DeployedObject) => void = () => undefined,
    agreement?: Agreement,
  ): Promise<Deployer> {
    const lock = await openLock(context.workspace.root, context.profile.name);
    return new Deployer(context, lock, onDeployed, agreement);
  }

  /** All that was deployed so far, what others refer to included. */
  all(): Promise<readonly Deployed[]> {
    return Promise.all(this.#deployed.values());
  }

  /** `asked`: the specs that wait for this one, the first one first. */
  async deploy(path: string, asked: readonly string[] = []): Promise<Deployed> {
    const name = await this.#context.workspace.locate(path);
    if (asked.includes(name)) {
      const circle = [...asked.slice(asked.indexOf(name)), name].join(' → ');
      const message = `These specs refer to each other in a circle: ${circle}.`;
      throw new DeployError('cycle', name, message);
    }
    let deployed = this.#deployed.get(name);
    if (deployed === undefined) {
      deployed = this.#deploy(name, [...asked, name]);
      this.#deployed.set(name, deployed);
    }
    return await deployed;
  }

  async #deploy(path: string, asked: readonly string[]): Promise<Deployed> {
    const { workspace, signal } = this.#context;
    signal?.throwIfAborted();
    const spec = await workspace.readSpec(path);
    await refuseErrors(workspace, spec);
    const resolved = await explained(spec, () =>
      resolveSpec(spec.doc, {
        readText: (ref) => workspace.readText(path, ref),
        idOf: async (ref) => {
          const target = await workspace.resolveRef(path, ref);
          return (await this.deploy(target, asked)).object.id;
        },
      }),
    );
    const object = await this.#apply(path, resolved);
    this.#onDeployed(object);
    return { object, tasks: 'tasks' in resolved ? resolved.tasks : [] };
  }

  #apply(path: string, spec: ResolvedSpec): Promise<DeployedObject> {
    const { client } = this.#context;
    switch (spec.kind) {
      case 'project':
        return this.#bring(path, projectKind(client), spec.object);
      case 'skill':
        return this.#bring(path, skillKind(client), spec.object);
      case 'pool':
        return this.#bring(path, poolKind(client), spec.object);
      case 'training':
        return this.#bring(path, trainingKind(client), spec.object);
      case 'pipeline':
        throw new DeployError(
          'no-remote-object',
          path,
          `${path} describes a pipeline: it has no object on the platform and no id.`,
        );
    }
  }

  async #bring<T extends object>(
    path: string,
    kind: RemoteKind<T>,
    object: T,
  ): Promise<DeployedObject> {
    const { client, profile, signal } = this.#context;
    const agreed = this.#agreement?.get(path);
    const isPool = kind.kind === 'pool' || kind.kind === 'training';
    const updateOpen =
      agreed === 'update' && isPool
        ? closeAndReopen(client, this.lock, { path, kind: kind.kind }, this.#context)
        : undefined;
    const brought = await bring({
      path,
      kind,
      object,
      hash: hashOf(object),
      lock: this.lock,
      profile,
      signal,
      agreed: agreed ?? 'when-changed',
      updateOpen,
    });
    return { path, kind: kind.kind, ...brought };
  }
}
