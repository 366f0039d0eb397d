import {
  fieldProblems,
  OperationFailedError,
  type CallOptions,
  type Operation,
  type OperationLogItem,
  type PlatformClient,
} from '../../api';
import type { Task, TaskSuite } from '../../spec';
import { uuidFrom, canonical } from '../identity';
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
 * Cuts rows that come one by one into batches. The same rows from the same place of a file give the same
 * keys for the same pool, so that sending them again creates nothing; `attempt` tells apart a deliberate
 * second try of refused rows.
 */
export class BatchCutter {
  #rows: TaskRow[] = [];
  #bytes = 0;
  /** Which row of the file the batch begins with: equal rows further on make another batch. */
  #first = 0;

  constructor(private readonly of: { readonly poolId: string; readonly attempt: number }) {}

  /** Adds a row, the `number`th of its file; a batch that it found full, if it did. */
  push(row: TaskRow, number: number): Batch | undefined {
    const size = Buffer.byteLength(JSON.stringify(row.task.input_values));
    const isFull = this.#rows.length >= maxRows || this.#bytes + size > maxBytes;
    const full = isFull ? this.end() : undefined;
    if (this.#rows.length === 0) this.#first = number;
    this.#rows.push(row);
    this.#bytes += size;
    return full;
  }

  /** What is left, if anything. */
  end(): Batch | undefined {
    if (this.#rows.length === 0) return undefined;
    const rows = this.#rows;
    [this.#rows, this.#bytes] = [[], 0];
    const { poolId, attempt } = this.of;
    const parts = rows.map(({ task }) => canonical(task));
    return {
      rows,
      operationId: uuidFrom(poolId, String(attempt), String(this.#first), ...parts),
    };
  }
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
  if (ended.failure !== undefined && !wasExplained(result)) throw ended.failure;
  return result;
}

/** Whether a batch's end as FAIL comes from rows that were refused, and nothing else. */
function wasExplained({ refused }: BatchResult): boolean {
  return refused.length > 0 && refused.every(({ code }) => code !== notTold);
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

/** What became of every row. A row is created once, however many lines speak of it. */
function readLog(
  log: readonly OperationLogItem[],
  rows: readonly TaskRow[],
  file: string,
): BatchResult {
  const created = new Set<number>();
  const refusals = new Map<number, unknown>();
  for (const { type, success, input, output } of log) {
    const index = Number(input.__item_idx);
    if (rows[index] === undefined) continue;
    if (!success) refusals.set(index, output);
    else if (!type.endsWith('_VALIDATE')) created.add(index);
  }
  const refused = rows.flatMap((row, index) => {
    if (created.has(index)) return [];
    return [refusals.has(index) ? refusedRow(row, refusals.get(index), file) : untold(row, file)];
  });
  return { created: created.size, refused };
}

const notTold = 'NOT_TOLD';

/** The next upload looks whether the pool has it. */
function untold({ line }: TaskRow, file: string): RefusedRow {
  const message = 'the platform did not tell what became of this row: upload again to find out';
  return { file, line, code: notTold, message };
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
