import { assignmentCodec } from './compact/assignmentCodec';
import type * as Rows from './rows';
import { SuiteTable } from './suiteTable';
import { Table, type Identified } from './table';

/** A row that was put, as its table keeps it, or the id of one that was deleted. */
export type Change =
  | { readonly table: string; readonly kept: unknown }
  | { readonly table: string; readonly deleted: string };

/**
 * Everything the platform remembers. Pure: where it is kept is for whoever takes the changes.
 * Tables stand in the order in which their rows need each other.
 */
export class Store {
  readonly requesters = new Table<Rows.RequesterRow>('requesters', {});
  readonly projects = new Table<Rows.ProjectRow>('projects', {});
  readonly pools = new Table<Rows.PoolRow, 'project' | 'open'>(
    'pools',
    {
      project: (row) => [row.projectId],
      open: (row) => (row.status === 'OPEN' ? ['OPEN'] : []),
    },
    { mark: ({ kind }) => kind },
  );
  readonly tasks = new Table<Rows.TaskRow, 'pool'>('tasks', { pool: (row) => [row.poolId] });
  readonly assignments = new Table<
    Rows.AssignmentRow,
    'pool' | 'suite' | 'task' | 'userPool' | 'judge'
  >(
    'assignments',
    {
      pool: (row) => [row.poolId],
      suite: (row) => [row.suiteId],
      task: (row) => row.taskIds,
      userPool: (row) => [userPoolKey(row.userId, row.poolId)],
      judge: ({ verdicts }) => (verdicts.some(({ by }) => by === 'requester') ? ['requester'] : []),
    },
    { codec: assignmentCodec, mark: ({ status }) => status },
  );
  readonly taskSuites = new SuiteTable(this.assignments);
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

  constructor() {
    const tables = Object.values(this).filter((value) => value instanceof Table) as Table<
      Identified,
      string
    >[];
    this.#tables = new Map(tables.map((table) => [table.name, table]));
  }

  /** Gives the next number of a sequence and remembers it. */
  nextNumber(sequence: string, first = 1): number {
    const number = this.counters.get(sequence)?.next ?? first;
    this.counters.put({ id: sequence, next: number + 1 });
    return number;
  }

  /** From now on `takeChanges` tells what changed. A store that nobody writes down need not know. */
  track(): void {
    for (const table of this.#tables.values()) table.track();
  }

  /** What changed since the last call, to be read at once. A row that changed twice is there once. */
  *takeChanges(): Generator<Change> {
    for (const [name, table] of this.#tables) {
      if (!table.hasChanged) continue;
      const { kept, deleted } = table.takeChanges();
      for (const row of kept) yield { table: name, kept: row };
      for (const id of deleted) yield { table: name, deleted: id };
    }
  }

  /** Every row, for a snapshot. What `takeChanges` would tell is among them. */
  *everything(): Generator<Change> {
    for (const [name, table] of this.#tables) {
      for (const row of table.everything()) yield { table: name, kept: row };
    }
  }

  /** Puts back what `takeChanges` and `everything` gave earlier, in the same order. */
  restore(change: Change): void {
    const table = this.#tables.get(change.table);
    if (!table) return;
    if ('deleted' in change) table.delete(change.deleted);
    else table.restore(change.kept);
  }

  /** Puts back a row that was written as the object it is. */
  restoreRow(table: string, row: Identified): void {
    this.#tables.get(table)?.put(row);
  }
}

export function userPoolKey(userId: string, poolId: string): string {
  return `${userId}|${poolId}`;
}
