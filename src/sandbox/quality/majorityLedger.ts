import type { AssignmentRow, PoolRow, TaskRow } from '../domain/rows';
import type { World } from '../domain/world';

/** How one person's answer to a finished task stands to the others'. */
export interface Comparison {
  readonly at: number;
  /** Answers equal to the most frequent one. */
  readonly best: number;
  /** The person gave the most frequent answer. */
  readonly isMajority: boolean;
}

type ByTask = Map<string, Comparison>;

/**
 * Who agreed with whom on tasks whose overlap is complete. Grown from the stored answers when a
 * pool is first asked about, then kept up by `note`; a task that is completed again after its
 * overlap was raised is compared anew.
 */
export class MajorityLedger {
  readonly #pools = new Map<string, Map<string, ByTask>>();

  constructor(private readonly world: World) {}

  /** People whose comparisons changed by this submission. */
  note(assignment: AssignmentRow): readonly string[] {
    const users = this.#pools.get(assignment.poolId);
    // Not looked at yet: the first question will grow it from everything that is stored.
    if (!users) return this.#everybodyAt(assignment);
    return assignment.taskIds.flatMap((id) => {
      const task = this.world.store.tasks.get(id);
      return task ? this.#compare(users, task) : [];
    });
  }

  /** A person's comparisons in a pool, oldest first. */
  of(pool: PoolRow, userId: string): readonly Comparison[] {
    let users = this.#pools.get(pool.id);
    if (!users) this.#pools.set(pool.id, (users = this.#grow(pool.id)));
    return [...(users.get(userId)?.values() ?? [])];
  }

  #everybodyAt(assignment: AssignmentRow): readonly string[] {
    const people = assignment.taskIds.flatMap((id) =>
      this.world.store.assignments.by('task', id).map(({ userId }) => userId),
    );
    return [...new Set(people)];
  }

  #grow(poolId: string): Map<string, ByTask> {
    const users = new Map<string, ByTask>();
    const tasks = this.world.store.tasks.by('pool', poolId);
    const finished = tasks
      .map((task) => ({ task, at: this.#finishedAt(task) }))
      .filter((item): item is { task: TaskRow; at: number } => item.at !== undefined)
      .sort((a, b) => a.at - b.at);
    for (const { task } of finished) this.#compare(users, task);
    return users;
  }

  #compare(users: Map<string, ByTask>, task: TaskRow): readonly string[] {
    const at = this.#finishedAt(task);
    if (at === undefined) return [];
    const answers = this.#answers(task);
    const counts = new Map<string, number>();
    for (const { key } of answers) counts.set(key, (counts.get(key) ?? 0) + 1);
    const best = Math.max(0, ...counts.values());
    for (const { userId, key } of answers) {
      let tasks = users.get(userId);
      if (!tasks) users.set(userId, (tasks = new Map<string, Comparison>()));
      tasks.delete(task.id);
      tasks.set(task.id, { at, best, isMajority: counts.get(key) === best });
    }
    return answers.map(({ userId }) => userId);
  }

  /** When the last answer came; undefined while copies are out, or for tasks that are not voted on. */
  #finishedAt(task: TaskRow): number | undefined {
    if (task.kind !== 'main' || task.overlap === null || task.overlap < 2) return undefined;
    if (this.world.progress.answered(task.id) < task.overlap) return undefined;
    const times = this.#answers(task).map(({ at }) => at);
    return times.length === 0 ? undefined : Math.max(...times);
  }

  #answers(task: TaskRow): readonly { userId: string; key: string; at: number }[] {
    const fields = this.#votedFields(task.poolId);
    return this.world.store.assignments.by('task', task.id).flatMap((row) => {
      if (row.status !== 'SUBMITTED' && row.status !== 'ACCEPTED') return [];
      const values = row.solutions?.[row.taskIds.indexOf(task.id)]?.output_values;
      if (!values) return [];
      const key = JSON.stringify(fields.map((field) => values[field]));
      return [{ userId: row.userId, key, at: row.submittedAt ?? row.createdAt }];
    });
  }

  /** All required output fields must agree together; optional ones do not vote. */
  #votedFields(poolId: string): readonly string[] {
    const pool = this.world.store.pools.get(poolId);
    const project = pool && this.world.store.projects.get(pool.projectId);
    return Object.entries(project?.spec.task_spec.output_spec ?? {})
      .filter(([, spec]) => spec.required !== false)
      .map(([name]) => name);
  }
}
