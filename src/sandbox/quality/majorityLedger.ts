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

/** A person's comparisons: by task, since one can be made anew, and in the order of time. */
interface Record {
  readonly byTask: Map<string, Comparison>;
  readonly inTime: Comparison[];
}

type Records = Map<string, Record>;

/**
 * Who agreed with whom on tasks whose overlap is complete. Grown from the stored answers when a
 * pool is first asked about, then kept up by `note`; a task that is completed again after its
 * overlap was raised is compared anew.
 */
export class MajorityLedger {
  readonly #pools = new Map<string, Records>();

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
    return users.get(userId)?.inTime ?? [];
  }

  #everybodyAt(assignment: AssignmentRow): readonly string[] {
    const people = assignment.taskIds.flatMap((id) =>
      this.world.store.assignments.by('task', id).map(({ userId }) => userId),
    );
    return [...new Set(people)];
  }

  #grow(poolId: string): Records {
    const users: Records = new Map();
    const tasks = this.world.store.tasks.by('pool', poolId);
    const finished = tasks
      .map((task) => ({ task, at: this.#finishedAt(task) }))
      .filter((item): item is { task: TaskRow; at: number } => item.at !== undefined)
      .sort((a, b) => a.at - b.at);
    for (const { task } of finished) this.#compare(users, task);
    return users;
  }

  #compare(users: Records, task: TaskRow): readonly string[] {
    if (!this.#isFinished(task)) return [];
    const answers = this.#answers(task);
    const at = lastOf(answers);
    if (at === undefined) return [];
    const counts = new Map<string, number>();
    for (const { key } of answers) counts.set(key, (counts.get(key) ?? 0) + 1);
    const best = Math.max(0, ...counts.values());
    for (const { userId, key } of answers) {
      note(users, userId, task.id, { at, best, isMajority: counts.get(key) === best });
    }
    return answers.map(({ userId }) => userId);
  }

  /** When the last answer came; undefined while copies are out, or for tasks not voted on. */
  #finishedAt(task: TaskRow): number | undefined {
    return this.#isFinished(task) ? lastOf(this.#answers(task)) : undefined;
  }

  #isFinished(task: TaskRow): boolean {
    if (task.kind !== 'main' || task.overlap === null || task.overlap < 2) return false;
    return this.world.progress.answered(task.id) >= task.overlap;
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

function lastOf(answers: readonly { readonly at: number }[]): number | undefined {
  return answers.length === 0 ? undefined : Math.max(...answers.map(({ at }) => at));
}

function note(users: Records, userId: string, taskId: string, comparison: Comparison): void {
  let record = users.get(userId);
  if (!record) users.set(userId, (record = { byTask: new Map(), inTime: [] }));
  const { byTask, inTime } = record;
  const before = byTask.get(taskId);
  if (before) inTime.splice(inTime.lastIndexOf(before), 1);
  byTask.set(taskId, comparison);
  let at = inTime.length;
  while (at > 0 && (inTime[at - 1]?.at ?? 0) > comparison.at) at -= 1;
  inTime.splice(at, 0, comparison);
}
