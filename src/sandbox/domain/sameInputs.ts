import type { FieldValues } from '../../spec/model';
import type { TaskRow } from './rows';
import type { World } from './world';

/** Ids of tasks by what they ask. */
type Twins = Map<string, Set<string>>;

/**
 * Finds general tasks of a project that ask the same. A project is looked through when it is first
 * asked for, and kept up with from then on: most never are.
 */
export class SameInputs {
  readonly #projects = new Map<string, Twins>();

  constructor(private readonly world: World) {
    world.store.tasks.onChange((after, before) => {
      if (this.#projects.size === 0) return;
      if (before) this.#twinsAt(before)?.get(keyOf(before.inputValues))?.delete(before.id);
      if (after) this.#add(this.#twinsAt(after), after);
    });
  }

  /** The others with the same inputs, in the order in which they were made. */
  of(projectId: string, task: TaskRow): readonly TaskRow[] {
    const ids = this.#twinsOf(projectId).get(keyOf(task.inputValues)) ?? [];
    return [...ids].sort().flatMap((id) => {
      const other = id === task.id ? undefined : this.world.store.tasks.get(id);
      return other ? [other] : [];
    });
  }

  #twinsOf(projectId: string): Twins {
    const known = this.#projects.get(projectId);
    if (known) return known;
    const twins: Twins = new Map();
    this.#projects.set(projectId, twins);
    for (const pool of this.world.store.pools.by('project', projectId)) {
      for (const task of this.world.store.tasks.by('pool', pool.id)) this.#add(twins, task);
    }
    return twins;
  }

  #twinsAt({ poolId }: TaskRow): Twins | undefined {
    const pool = this.world.store.pools.get(poolId);
    return pool && this.#projects.get(pool.projectId);
  }

  #add(twins: Twins | undefined, task: TaskRow): void {
    if (!twins || task.kind !== 'main' || task.suiteId !== undefined) return;
    const key = keyOf(task.inputValues);
    const ids = twins.get(key);
    if (ids) ids.add(task.id);
    else twins.set(key, new Set([task.id]));
  }
}

/** The order in which fields were written says nothing. */
function keyOf(values: FieldValues): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
