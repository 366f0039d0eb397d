import { PlatformError, type Remote } from '../../api';
import type { Project } from '../../spec';
import type { DeployContext } from '../deployer';
import type { PlanStep } from './deployPlan';
import { refused, type Judgement } from './judgement';

interface Parent {
  readonly project: Project;
  readonly status: string | undefined;
  /** Its spec, where it has one in the plan. */
  readonly path?: string;
}

/** The projects that pools and trainings of a plan belong to. */
export class Parents {
  readonly #planned = new Map<string, Parent>();
  readonly #remote = new Map<string, Promise<Remote<Project> | undefined>>();

  constructor(private readonly context: DeployContext) {}

  /** A project that the plan deals with, under its id or the stand-in for it. */
  know(id: string, project: Project, { path, basis }: PlanStep): void {
    this.#planned.set(id, { project, status: basis.status, path });
  }

  /** The project as it will be when tasks are sent; undefined where it cannot be read. */
  async projectOf(id: string): Promise<Project | undefined> {
    return (await this.#find(id))?.project;
  }

  /** Why nothing can be created in a project, if so. */
  async refusal(path: string, kind: string, object: object): Promise<Judgement | undefined> {
    const id = String((object as { readonly project_id: unknown }).project_id);
    const parent = await this.#find(id);
    // Not to be read: a stand-in, whose own step tells what is wrong, or an id that nobody knows.
    if (parent === undefined) return id.startsWith('(') ? undefined : this.#unknown(path, kind, id);
    if (parent.status !== 'ARCHIVED') return undefined;
    const spec = parent.path === undefined ? '' : ` (${parent.path})`;
    const message =
      `${path}: no ${kind} can be created in project ${id}${spec}, which is archived, and that is for good. ` +
      'Name another project, or give the spec of the project another file name to create a new one.';
    return refused(path, 'archived', message);
  }

  #unknown(path: string, kind: string, id: string): Judgement {
    const where = this.context.profile.name;
    const message =
      `${path}: no ${kind} can be created in project ${id}, which ${where} does not have or this account ` +
      'may not see. Check project_id, or refer to the spec of the project by $id.';
    return refused(path, 'vanished', message);
  }

  async #find(id: string): Promise<Parent | undefined> {
    const planned = this.#planned.get(id);
    if (planned !== undefined || id.startsWith('(')) return planned;
    let asked = this.#remote.get(id);
    if (asked === undefined) {
      asked = this.#read(id);
      this.#remote.set(id, asked);
    }
    const project = await asked;
    return project && { project, status: project.status };
  }

  async #read(id: string): Promise<Remote<Project> | undefined> {
    const { client, signal } = this.context;
    try {
      return await client.projects.get(id, { signal });
    } catch (error) {
      const absent = error instanceof PlatformError && [400, 403, 404].includes(error.status);
      if (absent) return undefined;
      throw error;
    }
  }
}
