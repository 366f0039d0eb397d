import { toPlatformDate } from '../time/dates';
import type { AssignmentRow, TaskSuiteRow } from './rows';
import { Table, type RowList } from './table';

type SuiteIndex = 'pool' | 'task' | 'requester';

interface AssignmentsBySuite {
  by(index: 'suite', key: string): readonly AssignmentRow[];
  each(index: 'pool' | 'task', key: string): Iterable<AssignmentRow>;
  list(index: 'pool' | 'task', key: string): RowList<AssignmentRow>;
}

/**
 * Task suites. One that mixing made follows from the assignment that it was made for, so it is not
 * kept; it becomes a row of its own when somebody changes it.
 */
export class SuiteTable extends Table<TaskSuiteRow, SuiteIndex> {
  constructor(private readonly assignments: AssignmentsBySuite) {
    super('taskSuites', {
      pool: (row) => [row.poolId],
      task: (row) => row.taskIds,
      requester: (row) => (row.mixed ? [] : ['own']),
    });
  }

  override get(id: string): TaskSuiteRow | undefined {
    const own = super.get(id);
    if (own) return own;
    const [assignment] = this.assignments.by('suite', id);
    return assignment?.mixed === true ? suiteOf(assignment) : undefined;
  }

  override *each(index: SuiteIndex, key: string): Generator<TaskSuiteRow> {
    yield* super.each(index, key);
    if (index === 'requester') return;
    yield* this.#mixed(this.assignments.each(index, key));
  }

  /** Both kinds together, by id. */
  override list(index?: SuiteIndex, key = ''): RowList<TaskSuiteRow> {
    const own = super.list(index, key);
    if (index !== 'pool' && index !== 'task') return own;
    const assignments = this.assignments.list(index, key);
    return {
      after: (id) => {
        const [assignment] = id === undefined ? [] : this.assignments.by('suite', id);
        return mergeById(own.after(id), this.#mixed(assignments.after(assignment?.id)));
      },
      marked: (marks) => own.marked(marks),
    };
  }

  override by(index: SuiteIndex, key: string): TaskSuiteRow[] {
    return [...this.each(index, key)];
  }

  *#mixed(assignments: Iterable<AssignmentRow>): Generator<TaskSuiteRow> {
    for (const assignment of assignments) {
      if (assignment.mixed && !this.has(assignment.suiteId)) yield suiteOf(assignment);
    }
  }
}

function* mergeById(
  some: Iterable<TaskSuiteRow>,
  others: Iterable<TaskSuiteRow>,
): Generator<TaskSuiteRow> {
  const waiting = others[Symbol.iterator]();
  let other = waiting.next();
  for (const row of some) {
    for (; other.done !== true && other.value.id < row.id; other = waiting.next()) {
      yield other.value;
    }
    yield row;
  }
  for (; other.done !== true; other = waiting.next()) yield other.value;
}

function suiteOf({ suiteId, poolId, taskIds, createdAt, automerged }: AssignmentRow): TaskSuiteRow {
  return {
    id: suiteId,
    poolId,
    taskIds,
    mixed: true,
    overlap: 1,
    order: 0,
    created: toPlatformDate(createdAt),
    ...(automerged === true && { automerged }),
  };
}
