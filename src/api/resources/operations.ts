import { asList, asOperation } from '../answers';
import { OperationFailedError } from '../errors';
import type {
  CallOptions,
  Operation,
  OperationLogItem,
  OperationStatus,
  OperationType,
} from '../model';
import { listing, type Listing } from '../paging';
import { pause } from '../pause';
import { at } from '../requests';
import type { Transport } from '../transport';

export interface OperationFilter {
  readonly type?: OperationType;
  readonly status?: OperationStatus;
}

export interface WaitOptions extends CallOptions {
  /** Percent done, where the platform says so. */
  readonly onProgress?: (percent: number) => void;
}

export interface OperationsApi extends Listing<Operation, OperationFilter> {
  get(id: string, options?: CallOptions): Promise<Operation>;
  /** What became of each object of a batch. The platform keeps it for a month. */
  log(id: string, options?: CallOptions): Promise<readonly OperationLogItem[]>;
  /**
   * Waits until the operation has ended and returns it. Throws OperationFailedError when it ended
   * as FAIL. Undefined, as actions answer when there is nothing to do, is done already.
   */
  wait(operation: Operation | string, options?: WaitOptions): Promise<Operation>;
  wait(
    operation: Operation | string | undefined,
    options?: WaitOptions,
  ): Promise<Operation | undefined>;
}

const base = '/api/v1/operations';

/** Milliseconds between two looks: short at first, for work that is done at once. */
const firstPause = 40;
const longestPause = 2000;

export function operationsApi(transport: Transport): OperationsApi {
  const get = async (id: string, { signal }: CallOptions = {}): Promise<Operation> => {
    const path = at(base, id);
    const answer = await transport.send({ method: 'GET', path, repetition: 'repeatable', signal });
    return asOperation(answer.body, answer.name, answer.status);
  };

  async function finished(start: Operation | string, options: WaitOptions): Promise<Operation> {
    let operation = typeof start === 'string' ? await get(start, options) : start;
    for (let ms = firstPause; !hasEnded(operation); ms = Math.min(longestPause, ms * 1.6)) {
      if (operation.progress !== undefined) options.onProgress?.(operation.progress);
      await pause(ms, options.signal);
      operation = await get(operation.id, options);
    }
    if (operation.status === 'FAIL') throw new OperationFailedError(operation);
    return operation;
  }

  function wait(operation: Operation | string, options?: WaitOptions): Promise<Operation>;
  function wait(
    operation: Operation | string | undefined,
    options?: WaitOptions,
  ): Promise<Operation | undefined>;
  async function wait(
    operation: Operation | string | undefined,
    options: WaitOptions = {},
  ): Promise<Operation | undefined> {
    return operation === undefined ? undefined : await finished(operation, options);
  }

  return {
    ...listing<Operation, OperationFilter>(transport, { path: base, pageSize: 300 }),
    get,
    wait,
    async log(id, { signal } = {}) {
      const { body, name, status } = await transport.send({
        method: 'GET',
        path: `${at(base, id)}/log`,
        repetition: 'repeatable',
        signal,
      });
      return asList(body, name, status) as readonly OperationLogItem[];
    },
  };
}

function hasEnded({ status }: Operation): boolean {
  return status === 'SUCCESS' || status === 'FAIL';
}
