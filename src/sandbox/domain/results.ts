import { toPlatformDate } from '../time/dates';
import { poolOf } from './pools';
import { projectOfPool } from './projectVersions';
import { restrictionIn } from './restrictions';
import type { AssignmentRow, PoolRow, TaskRow } from './rows';
import { tsvTable, type Cell } from './tsv';
import type { World } from './world';

/** What of a pool's answers goes into the file. Statuses are those of the file: APPROVED. */
export interface ResultsRequest {
  readonly statuses: ReadonlySet<string>;
  readonly fields: readonly string[];
  /** Milliseconds since 1970: suites given out from, and up to. */
  readonly from: number;
  readonly to: number;
  readonly excludeBanned: boolean;
  /** An empty line after each assignment. */
  readonly addRowDelimiter: boolean;
}

export const assignmentColumns: Readonly<
  Record<string, (row: AssignmentRow, task: TaskRow) => Cell>
> = {
  'ASSIGNMENT:link': (row) => `https://sandbox.invalid/task/${row.poolId}/${row.id}`,
  'ASSIGNMENT:assignment_id': (row) => row.id,
  'ASSIGNMENT:task_id': (_row, task) => task.id,
  'ASSIGNMENT:task_suite_id': (row) => row.suiteId,
  'ASSIGNMENT:worker_id': (row) => row.userId,
  'ASSIGNMENT:status': (row) => fileStatus(row),
  'ASSIGNMENT:started': (row) => toPlatformDate(row.createdAt),
  'ASSIGNMENT:submitted': (row) => dateCell(row.submittedAt),
  'ASSIGNMENT:accepted': (row) => dateCell(row.acceptedAt),
  'ASSIGNMENT:rejected': (row) => dateCell(row.rejectedAt),
  'ASSIGNMENT:skipped': (row) => dateCell(row.skippedAt),
  'ASSIGNMENT:expired': (row) => dateCell(row.expiredAt),
  'ASSIGNMENT:reward': (row) => row.reward,
};

/** The pool's answers as TSV: one row a task, INPUT, OUTPUT and GOLDEN columns always there. */
export function resultsTsv(world: World, poolId: string, request: ResultsRequest): string {
  const pool = poolOf(world, poolId);
  const project = projectOfPool(world, pool);
  const inputs = Object.keys(project?.task_spec.input_spec ?? {});
  const outputs = Object.keys(project?.task_spec.output_spec ?? {});
  const header = [
    ...inputs.map((name) => `INPUT:${name}`),
    ...outputs.map((name) => `OUTPUT:${name}`),
    ...outputs.map((name) => `GOLDEN:${name}`),
    'HINT:text',
    ...request.fields,
    'ACCEPT:verdict',
    'ACCEPT:comment',
  ];
  const lines: Cell[][] = [];
  for (const row of wanted(world, pool, request)) {
    row.taskIds.forEach((id, index) => {
      const task = world.store.tasks.get(id);
      if (!task) return;
      const answer = row.solutions?.[index]?.output_values ?? {};
      const golden = task.knownSolutions?.[0]?.output_values ?? {};
      lines.push([
        ...inputs.map((name) => task.inputValues[name]),
        ...outputs.map((name) => answer[name]),
        ...outputs.map((name) => golden[name]),
        task.hint,
        ...request.fields.map((field) => assignmentColumns[field]?.(row, task)),
        verdictSign(row),
        row.publicComment,
      ]);
    });
    if (request.addRowDelimiter) lines.push(header.map(() => undefined));
  }
  return tsvTable(header, lines);
}

function wanted(world: World, pool: PoolRow, request: ResultsRequest): readonly AssignmentRow[] {
  return world.store.assignments
    .by('pool', pool.id)
    .filter((row) => request.statuses.has(fileStatus(row)))
    .filter((row) => row.createdAt >= request.from && row.createdAt <= request.to)
    .filter((row) => !request.excludeBanned || !restrictionIn(world, row.userId, pool));
}

function fileStatus(row: AssignmentRow): string {
  return row.status === 'ACCEPTED' ? 'APPROVED' : row.status;
}

function verdictSign(row: AssignmentRow): string | undefined {
  if (row.status === 'ACCEPTED') return '+';
  return row.status === 'REJECTED' ? '-' : undefined;
}

function dateCell(time: number | undefined): Cell {
  return time === undefined ? undefined : toPlatformDate(time);
}
