import { explained, readTaskRows, refuseErrors } from '../../deploy';
import {
  resolveSpec,
  type NewTask,
  type Pool,
  type Project,
  type ResolvedSpec,
  type TasksReference,
} from '../../spec';
import type { InnerKind } from '../../sandbox';
import type { SpecFile, Workspace } from '../../workspace';
import { SimulationError } from '../simulationError';
import { madeUpTasks } from './madeUpTasks';
import type { Scenario, ScenarioObject } from './scenario';

/** Tasks that are made up for a pool that has none of its own. */
const usualTasks = 200;

export interface ScenarioOptions {
  readonly workspace: Workspace;
  /** A pool spec. */
  readonly path: string;
  /** How many tasks to make up instead of those of the spec. */
  readonly tasks?: number;
}

/** Reads a pool and what it refers to. Throws with a message for people when something is missing. */
export async function readScenario({ workspace, path, tasks }: ScenarioOptions): Promise<Scenario> {
  const reader = new ScenarioReader(workspace);
  const spec = await reader.read(path);
  if (spec.resolved.kind !== 'pool') {
    throw new SimulationError(
      `${spec.path} is a ${spec.resolved.kind}: simulate a pool or a pipeline.`,
    );
  }
  const pool = spec.resolved.object;
  const project = reader.projectOf(pool, spec.path);
  const own = reader.objects.at(-1);
  if (!own) throw new SimulationError(`${spec.path} holds nothing.`);
  const filled = withTasks(own, pool, project, tasks);
  return {
    path: spec.path,
    pool,
    project,
    objects: [...reader.objects.slice(0, -1), filled.object],
    notes: [...reader.notes, ...filled.notes],
  };
}

function withTasks(
  own: ScenarioObject,
  pool: Pool,
  project: Project,
  wanted: number | undefined,
): { readonly object: ScenarioObject; readonly notes: readonly string[] } {
  const main = own.tasks.filter(({ known_solutions: known }) => (known?.length ?? 0) === 0);
  if (wanted === undefined && main.length > 0) return { object: own, notes: [] };
  const count = wanted ?? usualTasks;
  const known = own.tasks.filter((task) => !main.includes(task));
  const invented = madeUpTasks(project.task_spec.input_spec, count);
  const why = wanted === undefined ? 'the spec names no file with general tasks' : 'as asked for';
  return {
    object: { ...own, tasks: [...known, ...invented] },
    notes: [`${pool.private_name}: ${count} made-up tasks, ${why}.`],
  };
}

interface ReadSpec {
  readonly path: string;
  readonly resolved: ResolvedSpec;
}

class ScenarioReader {
  readonly objects: ScenarioObject[] = [];
  readonly notes: string[] = [];
  readonly #projects = new Map<string, Project>();
  readonly #known = new Map<string, Promise<ReadSpec>>();

  constructor(private readonly workspace: Workspace) {}

  async read(path: string, asked: readonly string[] = []): Promise<ReadSpec> {
    const name = await this.workspace.locate(path);
    if (asked.includes(name)) {
      throw new SimulationError(
        `These specs refer to each other in a circle: ${[...asked, name].join(' → ')}.`,
      );
    }
    let known = this.#known.get(name);
    if (!known) this.#known.set(name, (known = this.#read(name, [...asked, name])));
    return await known;
  }

  projectOf(pool: Pool, path: string): Project {
    const project = this.#projects.get(pool.project_id);
    if (project) return project;
    throw new SimulationError(
      `${path}: project_id ${pool.project_id} is a project elsewhere. A simulation needs its spec: ` +
        'write project_id: { $id: ./name.project.yaml }.',
    );
  }

  async #read(path: string, asked: readonly string[]): Promise<ReadSpec> {
    const { workspace } = this;
    const spec = await workspace.readSpec(path);
    await refuseErrors(workspace, spec);
    const resolved = await explained(spec, () =>
      resolveSpec(spec.doc, {
        readText: (ref) => workspace.readText(path, ref),
        idOf: async (ref) => {
          const target = await workspace.resolveRef(path, ref);
          return placeholderOf((await this.read(target, asked)).path);
        },
      }),
    );
    await this.#add(spec, resolved);
    return { path, resolved };
  }

  async #add(spec: SpecFile, resolved: ResolvedSpec): Promise<void> {
    if (resolved.kind === 'pipeline') return;
    const placeholder = placeholderOf(spec.path);
    if (resolved.kind === 'project') this.#projects.set(placeholder, resolved.object);
    const tasks = 'tasks' in resolved ? await this.#tasks(spec, resolved) : [];
    const isMixed = resolved.kind !== 'pool' || resolved.object.mixer_config !== undefined;
    const kind: InnerKind = resolved.kind;
    const takes = isMixed ? 'tasks' : 'suites';
    this.objects.push({ placeholder, kind, object: resolved.object, tasks, takes });
  }

  async #tasks(
    spec: SpecFile,
    resolved: Extract<ResolvedSpec, { readonly tasks: readonly TasksReference[] }>,
  ): Promise<readonly NewTask[]> {
    const project = this.#projects.get(resolved.object.project_id);
    const fields = project
      ? { inputSpec: project.task_spec.input_spec, outputSpec: project.task_spec.output_spec }
      : {};
    const tasks: NewTask[] = [];
    for (const reference of resolved.tasks) {
      const read = await readTaskRows(this.workspace, spec.path, reference, fields);
      for (const { task } of read.rows) tasks.push(task);
      const [first] = read.refused;
      if (first) {
        const line = first.line === undefined ? '' : `:${first.line + 1}`;
        this.notes.push(
          `${read.file}: ${read.refused.length} rows left out, the first one (${read.file}${line}) because ${first.message}`,
        );
      }
    }
    return tasks;
  }
}

function placeholderOf(path: string): string {
  return `spec:${path}`;
}
