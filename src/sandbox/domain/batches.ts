import { PlatformFault, validationFault, type FieldFaults } from './fault';
import { recordLog, recordOperation, refuseRepeatedOperation } from './operations';
import { nextUuid } from './ids';
import type { OperationLogItem, OperationRow } from './rows';
import { isObject, type JsonObject } from './validation';
import type { World } from './world';

/** Flags of `POST /tasks`, `/task-suites` and `/user-bonuses`; all are false unless sent. */
export interface BatchFlags {
  readonly asyncMode: boolean;
  readonly skipInvalidItems: boolean;
  readonly allowDefaults: boolean;
  readonly openPool: boolean;
  readonly operationId?: string;
}

/** One kind of object that can be made in batches. */
export interface BatchKind {
  readonly operationType: string;
  readonly logTypes: { readonly created: string; readonly refused: string };
  readonly idKey: string;
  /** Throws when the whole request must be refused (a pool in the wrong state, too much of it). */
  preflight(items: readonly JsonObject[], flags: BatchFlags): void;
  check(item: JsonObject, flags: BatchFlags): FieldFaults;
  create(item: JsonObject, flags: BatchFlags): CreatedItem;
  /** After everything is made: what `open_pool` asks for. */
  finish?(items: readonly JsonObject[], flags: BatchFlags): void;
}

export interface CreatedItem {
  readonly id: string;
  readonly presented: JsonObject;
  /** Filled-in defaults that the log of a success shows. */
  readonly filledIn: JsonObject;
}

export type BatchAnswer =
  | { readonly kind: 'operation'; readonly operation: OperationRow }
  | { readonly kind: 'object'; readonly object: JsonObject }
  | { readonly kind: 'batch'; readonly result: JsonObject };

/** Makes one object or many, at once or as an operation with a log; never twice for one id. */
export function runBatch(
  world: World,
  kind: BatchKind,
  body: unknown,
  flags: BatchFlags,
): BatchAnswer {
  refuseRepeatedOperation(world, flags.operationId);
  const isSingle = isObject(body);
  const items = itemsOf(body);
  kind.preflight(items, flags);
  const faults = items.map((item) => kind.check(item, flags));
  if (flags.asyncMode) {
    return { kind: 'operation', operation: runAsync(world, kind, items, faults, flags) };
  }
  refuseUnlessSkipped(items, faults, flags, isSingle);
  const created = createValid(kind, items, faults, flags);
  kind.finish?.(items, flags);
  if (flags.operationId !== undefined) recordSync(world, kind, created.size, faults, flags);
  if (isSingle) return { kind: 'object', object: created.get(0)?.presented ?? {} };
  return { kind: 'batch', result: batchResult(created, faults) };
}

function itemsOf(body: unknown): readonly JsonObject[] {
  // Clients send an empty list as no body at all.
  const list: readonly unknown[] = body === undefined ? [] : Array.isArray(body) ? body : [body];
  const faults = list.flatMap((item, index) =>
    isObject(item)
      ? []
      : [[String(index), { '': { code: 'OBJECT_EXPECTED', message: 'An object is expected' } }]],
  );
  if (faults.length > 0) throw validationFault(Object.fromEntries(faults));
  return list as readonly JsonObject[];
}

function refuseUnlessSkipped(
  items: readonly JsonObject[],
  faults: readonly FieldFaults[],
  flags: BatchFlags,
  isSingle: boolean,
): void {
  const refused = faults.filter(isFaulty).length;
  if (refused === 0 || (flags.skipInvalidItems && refused < items.length)) return;
  throw validationFault(isSingle ? faults[0] : faultsByIndex(faults));
}

function runAsync(
  world: World,
  kind: BatchKind,
  items: readonly JsonObject[],
  faults: readonly FieldFaults[],
  flags: BatchFlags,
): OperationRow {
  const refused = faults.filter(isFaulty).length;
  const stopped = refused > 0 && !flags.skipInvalidItems;
  const created = stopped
    ? new Map<number, CreatedItem>()
    : createValid(kind, items, faults, flags);
  const log = logOfBatch(kind, items, faults, created);
  const opening = stopped ? undefined : tryToFinish(kind, items, flags);
  const id = flags.operationId ?? nextUuid(world, 'operation');
  const operation = recordOperation(
    world,
    { id, type: kind.operationType, parameters: parametersOf(flags) },
    {
      details: countsOf(items.length, refused, created.size),
      status: items.length > 0 && created.size === 0 ? 'FAIL' : 'SUCCESS',
    },
  );
  recordLog(world, id, opening ? [...log, opening] : log);
  return operation;
}

function createValid(
  kind: BatchKind,
  items: readonly JsonObject[],
  faults: readonly FieldFaults[],
  flags: BatchFlags,
): ReadonlyMap<number, CreatedItem> {
  const created = new Map<number, CreatedItem>();
  items.forEach((item, index) => {
    const fault = faults[index];
    if (!fault || !isFaulty(fault)) created.set(index, kind.create(item, flags));
  });
  return created;
}

function logOfBatch(
  kind: BatchKind,
  items: readonly JsonObject[],
  faults: readonly FieldFaults[],
  created: ReadonlyMap<number, CreatedItem>,
): readonly OperationLogItem[] {
  const log: OperationLogItem[] = [];
  items.forEach((input, index) => {
    const made = created.get(index);
    const fault = faults[index];
    if (made) {
      log.push({
        type: kind.logTypes.created,
        success: true,
        input: { ...input, ...made.filledIn },
        output: { [kind.idKey]: made.id },
      });
    } else if (fault && isFaulty(fault)) {
      log.push({ type: kind.logTypes.refused, success: false, input, output: fault });
    }
  });
  return log;
}

/** In the background a pool that cannot be opened is a line of the log, not a failure. */
function tryToFinish(
  kind: BatchKind,
  items: readonly JsonObject[],
  flags: BatchFlags,
): OperationLogItem | undefined {
  try {
    kind.finish?.(items, flags);
    return undefined;
  } catch (error) {
    if (!(error instanceof PlatformFault)) throw error;
    return {
      type: 'POOL_OPEN',
      success: false,
      input: { pool_id: items[0]?.pool_id },
      output: { code: error.code, message: error.message },
    };
  }
}

function recordSync(
  world: World,
  kind: BatchKind,
  created: number,
  faults: readonly FieldFaults[],
  flags: BatchFlags,
): void {
  recordOperation(
    world,
    {
      type: kind.operationType,
      parameters: parametersOf(flags),
      ...(flags.operationId !== undefined && { id: flags.operationId }),
    },
    { details: countsOf(faults.length, faults.filter(isFaulty).length, created) },
  );
}

function parametersOf(flags: BatchFlags): JsonObject {
  return {
    skip_invalid_items: flags.skipInvalidItems,
    allow_defaults: flags.allowDefaults,
    open_pool: flags.openPool,
  };
}

function countsOf(total: number, refused: number, created: number): JsonObject {
  return {
    total_count: total,
    valid_count: total - refused,
    not_valid_count: refused,
    success_count: created,
    failed_count: total - refused - created,
  };
}

function batchResult(
  created: ReadonlyMap<number, CreatedItem>,
  faults: readonly FieldFaults[],
): JsonObject {
  const items = Object.fromEntries(
    [...created].map(([index, item]) => [String(index), item.presented]),
  );
  const refused = faultsByIndex(faults);
  return Object.keys(refused).length > 0 ? { items, validation_errors: refused } : { items };
}

function faultsByIndex(faults: readonly FieldFaults[]): JsonObject {
  return Object.fromEntries(
    faults.flatMap((fault, index) => (isFaulty(fault) ? [[String(index), fault]] : [])),
  );
}

function isFaulty(faults: FieldFaults): boolean {
  return Object.keys(faults).length > 0;
}
