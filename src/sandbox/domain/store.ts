import type * as Rows from './rows';
import { Table, type Identified } from './table';

/** A row that was put, or the id of one that was deleted. */
export type Change =
  | { readonly table: string; readonly row: Identified }
  | { readonly table: string; readonly deleted: string };

/** Everything the platform remembers. Pure: where it is kept is for whoever takes the changes. */
export class Store {
  readonly requesters = new Table<Rows.RequesterRow>('requesters', {});
  readonly projects = new Table<Rows.ProjectRow>('projects', {});
  readonly pools = new Table<Rows.PoolRow, 'project' | 'open'>('pools', {
    project: (row) => [row.projectId],
    open: (row) => (row.status === 'OPEN' ? ['OPEN'] : []),
  });
  readonly tasks = new Table<Rows.TaskRow, 'pool'>('tasks', { pool: (row) => [row.poolId] });
  readonly taskSuites = new Table<Rows.TaskSuiteRow, 'pool' | 'task'>('taskSuites', {
    pool: (row) => [row.poolId],
    task: (row) => row.taskIds,
  });
  readonly assignments = new Table<Rows.AssignmentRow, 'pool' | 'suite' | 'task' | 'userPool'>(
    'assignments',
    {
      pool: (row) => [row.poolId],
      suite: (row) => [row.suiteId],
      task: (row) => row.taskIds,
      userPool: (row) => [userPoolKey(row.userId, row.poolId)],
    },
  );
  readonly attachments = new Table<Rows.AttachmentRow, 'pool' | 'assignment' | 'sha256'>(
    'attachments',
    {
      pool: (row) => [row.poolId],
      assignment: (row) => [row.assignmentId],
      sha256: (row) => [row.sha256],
    },
  );
  readonly skills = new Table<Rows.SkillRow>('skills', {});
  readonly userSkills = new Table<Rows.UserSkillRow, 'user' | 'userSkill'>('userSkills', {
    user: (row) => [row.userId],
    userSkill: (row) => [`${row.userId}|${row.skillId}`],
  });
  readonly userRestrictions = new Table<Rows.UserRestrictionRow, 'user'>('userRestrictions', {
    user: (row) => [row.userId],
  });
  readonly userBonuses = new Table<Rows.UserBonusRow, 'assignment'>('userBonuses', {
    assignment: (row) => (row.assignmentId === undefined ? [] : [row.assignmentId]),
  });
  readonly operations = new Table<Rows.OperationRow>('operations', {});
  readonly operationLogs = new Table<Rows.OperationLogRow>('operationLogs', {});
  readonly aggregations = new Table<Rows.AggregationRow>('aggregations', {});
  readonly performers = new Table<Rows.PerformerRow>('performers', {});
  readonly webhookSubscriptions = new Table<Rows.WebhookSubscriptionRow, 'pool'>(
    'webhookSubscriptions',
    { pool: (row) => [row.poolId] },
  );
  readonly webhookDeliveries = new Table<Rows.WebhookDeliveryRow>('webhookDeliveries', {});
  readonly messageThreads = new Table<Rows.MessageThreadRow>('messageThreads', {});
  readonly mounts = new Table<Rows.MountRow>('mounts', {});
  readonly counters = new Table<Rows.CounterRow>('counters', {});

  readonly #tables: ReadonlyMap<string, Table<Identified, string>>;
  #changes = new Map<string, Change>();
  #restoring = false;

  constructor() {
    const tables = Object.values(this).filter((value) => value instanceof Table) as Table<
      Identified,
      string
    >[];
    this.#tables = new Map(tables.map((table) => [table.name, table]));
    for (const table of tables) {
      table.onChange((after, before) => this.#note(table.name, after, before));
    }
  }

  /** Gives the next number of a sequence and remembers it. */
  nextNumber(sequence: string, first = 1): number {
    const number = this.counters.get(sequence)?.next ?? first;
    this.counters.put({ id: sequence, next: number + 1 });
    return number;
  }

  /** What changed since the last call; a row that changed twice is there once. */
  takeChanges(): readonly Change[] {
    if (this.#changes.size === 0) return [];
    const changes = [...this.#changes.values()];
    this.#changes = new Map();
    return changes;
  }

  /** Puts back what `takeChanges` gave earlier, in the same order. */
  restore(changes: readonly Change[]): void {
    this.#restoring = true;
    for (const change of changes) {
      const table = this.#tables.get(change.table);
      if (!table) continue;
      if ('row' in change) table.put(change.row);
      else table.delete(change.deleted);
    }
    this.#restoring = false;
  }

  /** Every row, for a snapshot. */
  *everything(): Generator<Change> {
    for (const [name, table] of this.#tables) {
      for (const row of table.values()) yield { table: name, row };
    }
  }

  #note(table: string, after: Identified | undefined, before: Identified | undefined): void {
    if (this.#restoring) return;
    if (after) this.#changes.set(`${table}|${after.id}`, { table, row: after });
    else if (before) {
      this.#changes.set(`${table}|${before.id}`, { table, deleted: before.id });
    }
  }
}

export function userPoolKey(userId: string, poolId: string): string {
  return `${userId}|${poolId}`;
}
