import { toPlatformDate } from '../time/dates';
import type { AssignmentRow, TaskSuiteRow } from './rows';
import { Table } from './table';

type SuiteIndex = 'pool' | 'task' | 'requester';

interface AssignmentsBySuite {
  by(index: 'suite', key: string): readonly AssignmentRow[];
  each(index: 'pool' | 'task', key: string): Iterable<AssignmentRow>;
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
    for (const assignment of this.assignments.each(index, key)) {
      if (assignment.mixed && !this.has(assignment.suiteId)) yield suiteOf(assignment);
    }
  }

  override by(index: SuiteIndex, key: string): TaskSuiteRow[] {
    return [...this.each(index, key)];
  }
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
