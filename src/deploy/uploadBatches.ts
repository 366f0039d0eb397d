import {
  fieldProblems,
  OperationFailedError,
  type CallOptions,
  type Operation,
  type OperationLogItem,
  type PlatformClient,
} from '../api';
import type { Task, TaskSuite } from '../spec';
import { uuidFrom, canonical } from './identity';
import type { RefusedRow, TaskRow } from './taskRows';

/** Where tasks go. Pools without a mixer configuration take task suites and no single tasks. */
export interface Destination {
  readonly poolId: string;
  readonly takes: 'tasks' | 'suites';
}

/** Some rows that are sent together, under a key that follows from what they are. */
export interface Batch {
  readonly operationId: string;
  readonly rows: readonly TaskRow[];
}

/** Fewer than the platform takes (10,000; 1,048,576 bytes of input values), to stay clear of it. */
const maxRows = 5000;
const maxBytes = 900_000;

/**
 * Cuts rows into batches. The same rows for the same pool give the same keys, so that sending them
 * again creates nothing; `attempt` tells apart a deliberate second try of refused rows.
 */
export function batchesOf(
  rows: readonly TaskRow[],
  poolId: string,
  attempt: number,
): readonly Batch[] {
  return cut(rows).map((part, index) => ({
    rows: part,
    operationId: uuidFrom(
      poolId,
      String(attempt),
      String(index),
      ...part.map(({ task }) => canonical(task)),
    ),
  }));
}

function cut(rows: readonly TaskRow[]): readonly (readonly TaskRow[])[] {
  const parts: TaskRow[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row.task.input_values));
    const last = parts.at(-1);
    if (last === undefined || last.length >= maxRows || bytes + size > maxBytes) {
      parts.push([row]);
      bytes = size;
    } else {
      last.push(row);
      bytes += size;
    }
  }
  return parts;
}

export interface BatchResult {
  readonly created: number;
  readonly refused: readonly RefusedRow[];
}

/** Sends one batch, waits for it and reads what became of every row. `file` names it in refusals. */
export async function sendBatch(
  client: PlatformClient,
  { poolId, takes }: Destination,
  { rows, operationId }: Batch,
  how: CallOptions & { readonly file: string },
): Promise<BatchResult> {
  const options = { operationId, allowDefaults: true, skipInvalidItems: true, signal: how.signal };
  const operation =
    takes === 'suites'
      ? await client.taskSuites.create(
          rows.map((row, i) => suiteOf(row, poolId, i)),
          options,
        )
      : await client.tasks.create(
          rows.map((row, i) => taskOf(row, poolId, i)),
          options,
        );
  const ended = await endOf(client, operation, how);
  const log = await client.operations.log(ended.operation.id, how);
  const result = readLog(log, rows, how.file);
  // A batch of which every row was refused may end as FAIL: the rows tell why. Otherwise say so.
  if (ended.failure !== undefined && result.refused.length === 0) throw ended.failure;
  return result;
}

/** `__item_idx` comes back in the operation's log and tells which row a line is about. */
function taskOf({ task }: TaskRow, poolId: string, index: number): Task {
  return { ...task, pool_id: poolId, ...{ __item_idx: String(index) } };
}

/** A pool without mixer shows what one suite holds: one row, one page. */
function suiteOf({ task }: TaskRow, poolId: string, index: number): TaskSuite {
  const { overlap, infinite_overlap, reserved_for, unavailable_for, ...content } = task;
  return {
    pool_id: poolId,
    tasks: [content],
    ...(typeof overlap === 'number' ? { overlap } : {}),
    ...(infinite_overlap === undefined ? {} : { infinite_overlap }),
    ...(reserved_for === undefined ? {} : { reserved_for }),
    ...(unavailable_for === undefined ? {} : { unavailable_for }),
    ...{ __item_idx: String(index) },
  };
}

async function endOf(
  client: PlatformClient,
  operation: Operation,
  options: CallOptions,
): Promise<{ readonly operation: Operation; readonly failure?: OperationFailedError }> {
  try {
    return { operation: await client.operations.wait(operation, options) };
  } catch (error) {
    if (!(error instanceof OperationFailedError)) throw error;
    return { operation, failure: error };
  }
}

function readLog(
  log: readonly OperationLogItem[],
  rows: readonly TaskRow[],
  file: string,
): BatchResult {
  const refused: RefusedRow[] = [];
  let created = 0;
  for (const { success, input, output } of log) {
    const row = rows[Number(input.__item_idx)];
    if (row === undefined) continue;
    if (success) created += 1;
    else refused.push(refusedRow(row, output, file));
  }
  return { created, refused };
}

function refusedRow(row: TaskRow, output: unknown, file: string): RefusedRow {
  const problems = fieldProblems(output);
  return {
    file,
    line: row.line,
    code: problems[0]?.code ?? 'REFUSED',
    message:
      problems.map(({ path, message }) => `${path}: ${message}`).join('; ') ||
      'the platform refused the task without a reason',
  };
}
