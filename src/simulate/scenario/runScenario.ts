import {
  createInnerSandbox,
  type CrowdSpec,
  type InnerSandbox,
  type Observation,
} from '../../sandbox';
import { skillsInFilter } from './skillsInFilter';
import type { Scenario, ScenarioObject } from './scenario';

export interface RunOptions {
  readonly seed: number;
  readonly crowd: CrowdSpec;
  /** Keys of quality rules to go without. */
  readonly silenced: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

/** Real milliseconds of work before anything else of this process gets its turn. */
const slice = 25;
/** A Monday morning; simulations know no other date, so that they repeat. */
const start = Date.UTC(2026, 0, 5, 9);

/** Makes the scenario's objects on a platform of their own and lets the crowd work until it is done. */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<Observation> {
  const { signal, ...rest } = options;
  const sandbox = createInnerSandbox({ ...rest, start });
  setUp(sandbox, scenario);
  while (sandbox.work(slice)) {
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
  }
  return sandbox.observe();
}

function setUp(sandbox: InnerSandbox, { objects }: Scenario): void {
  const ids = new Map<string, string>();
  for (const item of objects) {
    for (const skill of foreignSkills(item)) sandbox.adoptSkill(skill);
    const id = sandbox.create(item.kind, withIds(item.object, ids));
    ids.set(item.placeholder, id);
    fill(sandbox, item, id);
  }
  // Trainings first: a pool that requires one lets nobody in before it is open.
  for (const { kind, placeholder, tasks } of objects) {
    const id = ids.get(placeholder);
    const opens = kind === 'pool' || (kind === 'training' && tasks.length > 0);
    if (id !== undefined && opens) sandbox.open(id);
  }
}

function fill(sandbox: InnerSandbox, { tasks, takes }: ScenarioObject, poolId: string): void {
  if (tasks.length === 0) return;
  if (takes === 'tasks') sandbox.addTasks(tasks.map((task) => ({ ...task, pool_id: poolId })));
  else {
    sandbox.addSuites(
      tasks.map(({ overlap, infinite_overlap: endless, ...task }) => ({
        pool_id: poolId,
        tasks: [task],
        ...(overlap !== undefined && { overlap }),
        ...(endless !== undefined && { infinite_overlap: endless }),
      })),
    );
  }
}

/** The object with the ids of what was made before it. */
function withIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => withIds(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withIds(item, ids)]));
}

/** Skills that a pool or project names by an id of another platform. */
function foreignSkills({ object }: ScenarioObject): readonly string[] {
  const found = new Set<string>(skillsInFilter(object));
  collectSkillIds(object, found);
  return [...found].filter((id) => /^\d+$/.test(id));
}

function collectSkillIds(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const names = key === 'skill_id' || key === 'answer_weight_skill_id';
    if (names && (typeof item === 'string' || typeof item === 'number')) found.add(String(item));
    else collectSkillIds(item, found);
  }
}
