import type { Remote } from '../../api';
import {
  resolveSpec,
  type Pool,
  type Project,
  type ResolvedSpec,
  type TasksReference,
} from '../../spec';
import { openLock, WorkspaceError, type LockFile, type SpecFile } from '../../workspace';
import { vanished } from '../bring';
import { differencesOf, fingerprintOf, type Difference } from '../compare';
import { DeployError } from '../deployError';
import type { DeployContext } from '../deployer';
import { hashOf } from '../identity';
import { explained, refuseErrors } from '../refuseErrors';
import { kindOf, type RemoteKind } from '../remoteKinds';
import type { FieldsOfTasks } from '../upload';
import type { PlanStep, PlanTrouble } from './deployPlan';
import { refused, type Judgement } from './judgement';
import { judgeUpdate } from './judgeUpdate';
import { Parents } from './parents';
import { planTasks, type TasksPlan } from './planTasks';
import { remoteState, type RemoteState } from './remoteState';

/** A step with what only working it out needs. */
export interface Worked {
  readonly step: PlanStep;
  /** Pools: what the spec says, and what its task files will cost. */
  readonly pool?: Pool;
  readonly tasks?: TasksPlan;
  readonly references?: readonly TasksReference[];
}

type Resolved = Exclude<ResolvedSpec, { readonly kind: 'pipeline' }>;

/** Works out the steps for specs and what they refer to, in the order in which they are done. */
export class Planner {
  readonly trouble: PlanTrouble[] = [];
  readonly worked: Worked[] = [];
  readonly #context: DeployContext;
  readonly #lock: LockFile;
  readonly #parents: Parents;
  readonly #ids = new Map<string, Promise<string>>();

  private constructor(context: DeployContext, lock: LockFile) {
    this.#context = context;
    this.#lock = lock;
    this.#parents = new Parents(context);
  }

  static async open(context: DeployContext): Promise<Planner> {
    return new Planner(context, await openLock(context.workspace.root, context.profile.name));
  }

  /** Plans a spec and what it refers to; the id it has, or a stand-in for the one it will get. */
  async plan(path: string, asked: readonly string[] = []): Promise<string> {
    const name = await this.#context.workspace.locate(path);
    if (asked.includes(name)) {
      const circle = [...asked.slice(asked.indexOf(name)), name].join(' → ');
      throw new DeployError(
        'cycle',
        name,
        `These specs refer to each other in a circle: ${circle}.`,
      );
    }
    let id = this.#ids.get(name);
    if (id === undefined) {
      id = this.#plan(name, [...asked, name]);
      this.#ids.set(name, id);
    }
    return await id;
  }

  async #plan(path: string, asked: readonly string[]): Promise<string> {
    this.#context.signal?.throwIfAborted();
    const standIn = this.#lock.idOf(path) ?? `(the id of ${path})`;
    const spec = await this.#context.workspace.readSpec(path);
    const resolved = await this.#resolve(spec, asked);
    if (resolved === undefined) return standIn;
    const worked = await this.#work(path, resolved);
    this.worked.push(worked);
    const id = worked.step.id ?? `(the id of ${path})`;
    if (resolved.kind === 'project') this.#parents.know(id, resolved.object, worked.step);
    return id;
  }

  /** Undefined, and trouble told, when the spec is not fit to be sent. */
  async #resolve(spec: SpecFile, asked: readonly string[]): Promise<Resolved | undefined> {
    const { workspace } = this.#context;
    const { path } = spec;
    try {
      await refuseErrors(workspace, spec);
      const resolved = await explained(spec, () =>
        resolveSpec(spec.doc, {
          readText: (ref) => workspace.readText(path, ref),
          idOf: async (ref) => this.plan(await workspace.resolveRef(path, ref), asked),
        }),
      );
      if (resolved.kind !== 'pipeline') return resolved;
      const message = `${path} describes a pipeline: it has no object on the platform and no id.`;
      throw new DeployError('no-remote-object', path, message);
    } catch (error) {
      const isOurs = error instanceof DeployError || error instanceof WorkspaceError;
      if (!isOurs || error.problem === 'cycle') throw error;
      const problem = error instanceof DeployError ? error.problem : 'invalid-spec';
      this.#refuse(spec, { path, problem, message: error.message });
      return undefined;
    }
  }

  /** A spec that cannot be read to its end is a step, too: nobody shall miss it in the plan. */
  #refuse({ path, kind }: SpecFile, trouble: PlanTrouble): void {
    this.trouble.push(trouble);
    if (kind === 'pipeline') return;
    const id = this.#lock.idOf(path);
    const step: PlanStep = {
      ...{ path, kind, name: path, action: 'refused', differences: [], needs: [], tasks: [] },
      ...(id !== undefined && { id }),
      explain: trouble.message,
      basis: { local: '', tasks: '' },
    };
    this.worked.push({ step });
  }

  async #work(path: string, resolved: Resolved): Promise<Worked> {
    const { client, signal } = this.#context;
    const { kind, object } = resolved;
    const entry = this.#lock.entry(path);
    const hash = hashOf(object);
    const remoteKind = kindOf(client, kind) as RemoteKind<object>;
    const found = await remoteState(remoteKind, { object, hash, entry }, { signal });
    const differences = found.state === 'there' ? differencesOf(object, found.object, kind) : [];
    const judged = await this.#judge(path, resolved, found, differences);
    if (judged.trouble !== undefined) this.trouble.push(judged.trouble);
    const tasks = await this.#tasks(path, resolved, found);
    const step = stepOf({ path, resolved, hash, found, differences, judged, tasks });
    return {
      step,
      ...(tasks !== undefined && { tasks }),
      ...(resolved.kind === 'pool' && { pool: resolved.object, references: resolved.tasks }),
    };
  }

  async #judge(
    path: string,
    { kind, object }: Resolved,
    found: RemoteState<object>,
    differences: readonly Difference[],
  ): Promise<Judgement> {
    const { profile, client, signal } = this.#context;
    const entry = this.#lock.entry(path);
    if (found.state === 'there' && entry !== undefined) {
      const hash = hashOf(object);
      const status = statusOf(found.object);
      const both = { path, kind, local: object, hash, remote: found.object, status, entry };
      return await judgeUpdate({ ...both, profile: profile.name }, differences, client, { signal });
    }
    if (found.state === 'forbidden') {
      const message = `${path}: this account may not see ${kind} ${found.id} on ${profile.name}. Use the account that it was deployed with.`;
      return refused(path, 'no-rights', message);
    }
    if (found.state === 'gone' && !profile.sandbox) {
      return refused(path, 'vanished', vanished(path, kind, found.id, profile.name).message);
    }
    const parent =
      'project_id' in object ? await this.#parents.refusal(path, kind, object) : undefined;
    if (parent !== undefined) return parent;
    const explain =
      found.state === 'gone'
        ? [
            `${profile.name} no longer has ${kind} ${found.id}, as sandboxes may: it is created anew.`,
          ]
        : entry === undefined
          ? []
          : ['An earlier deploy was broken off: what it may have created is looked for first.'];
    return { action: 'create', needs: [], explain };
  }

  async #tasks(
    path: string,
    resolved: Resolved,
    found: RemoteState<object>,
  ): Promise<TasksPlan | undefined> {
    if (resolved.kind !== 'pool' && resolved.kind !== 'training') return undefined;
    const { workspace, signal } = this.#context;
    const { project_id } = resolved.object;
    try {
      return await planTasks({
        workspace,
        path,
        pool: resolved.kind === 'pool' ? resolved.object : undefined,
        references: resolved.tasks,
        fields: await this.#fieldsOf(project_id),
        entry: found.state === 'there' ? this.#lock.entry(path) : undefined,
        signal,
      });
    } catch (error) {
      if (!(error instanceof DeployError) && !(error instanceof WorkspaceError)) throw error;
      this.trouble.push({ path, problem: 'tasks', message: error.message });
      return undefined;
    }
  }

  async #fieldsOf(projectId: string): Promise<FieldsOfTasks> {
    const project: Project | undefined = await this.#parents.projectOf(projectId);
    if (project === undefined) return {};
    const { input_spec, output_spec } = project.task_spec;
    return { inputSpec: input_spec, outputSpec: output_spec };
  }
}

function stepOf(o: {
  readonly path: string;
  readonly resolved: Resolved;
  readonly hash: string;
  readonly found: RemoteState<object>;
  readonly differences: readonly Difference[];
  readonly judged: Judgement;
  readonly tasks: TasksPlan | undefined;
}): PlanStep {
  const { path, resolved, hash, found, differences, judged, tasks } = o;
  const { kind } = resolved;
  const remote = found.state === 'there' ? found.object : undefined;
  const status = remote && statusOf(remote);
  return {
    path,
    kind,
    name: nameOf(resolved),
    action: judged.action,
    ...(remote !== undefined && { id: remote.id }),
    differences,
    needs: judged.needs,
    ...(judged.explain.length > 0 && { explain: judged.explain.join(' ') }),
    tasks: tasks?.files ?? [],
    basis: {
      local: hash,
      tasks: tasks?.hash ?? '',
      ...(remote !== undefined && { remote: fingerprintOf(kind, remote) }),
      ...(status !== undefined && { status }),
    },
  };
}

function nameOf(spec: Resolved): string {
  switch (spec.kind) {
    case 'project':
      return spec.object.public_name;
    case 'skill':
      return spec.object.name;
    case 'pool':
    case 'training':
      return spec.object.private_name;
  }
}

function statusOf(remote: Remote<object>): string | undefined {
  return 'status' in remote && typeof remote.status === 'string' ? remote.status : undefined;
}
