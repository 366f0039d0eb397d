import { conflict, missing } from './fault';
import { nextUuid } from './ids';
import type { OperationLogItem, OperationRow } from './rows';
import type { World } from './world';

interface NewOperation {
  readonly id?: string;
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** Refuses an `operation_id` that was used before: nothing may be made twice. */
export function refuseRepeatedOperation(world: World, operationId: string | undefined): void {
  if (operationId !== undefined && world.store.operations.get(operationId)) {
    throw conflict(
      'OPERATION_ALREADY_EXISTS',
      `There is an operation with id ${operationId} already.`,
    );
  }
}

/** Records work that was done at once as a finished operation. */
export function recordOperation(
  world: World,
  operation: NewOperation,
  outcome: { readonly details?: unknown; readonly status?: 'SUCCESS' | 'FAIL' } = {},
): OperationRow {
  const now = world.date();
  const row: OperationRow = {
    id: operation.id ?? nextUuid(world, 'operation'),
    type: operation.type,
    status: outcome.status ?? 'SUCCESS',
    submitted: now,
    started: now,
    finished: now,
    ...(operation.parameters && { parameters: operation.parameters }),
    ...(outcome.details !== undefined && { details: outcome.details }),
  };
  world.store.operations.put(row);
  return row;
}

export function recordLog(
  world: World,
  operationId: string,
  items: readonly OperationLogItem[],
): void {
  world.store.operationLogs.put({ id: operationId, items });
}

export function operationOf(world: World, id: string): OperationRow {
  const row = world.store.operations.get(id);
  if (!row) throw missing('operation', id);
  return row;
}

export function logOf(world: World, id: string): readonly OperationLogItem[] {
  operationOf(world, id);
  return world.store.operationLogs.get(id)?.items ?? [];
}

export function presentOperation(row: OperationRow): Readonly<Record<string, unknown>> {
  return { ...row, ...(row.finished !== undefined && { progress: 100 }) };
}
