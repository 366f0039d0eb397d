import type { TaskSuite } from '../../spec/model';
import { createBatch, type BatchOptions } from '../batches';
import type { CallOptions, Operation } from '../model';
import { listing, type Listing } from '../paging';
import { at, patchEntity, readEntity } from '../requests';
import type { Transport } from '../transport';
import type { Remote } from './remote';

/** Give `pool_id`, or `task_id` for the suites that contain a task. */
export interface TaskSuiteFilter {
  readonly pool_id?: string;
  readonly task_id?: string;
  readonly overlap?: number;
}

export interface TaskSuiteChange {
  readonly overlap?: number;
  readonly infinite_overlap?: boolean;
  readonly issuing_order_override?: number;
}

export interface TaskSuitesApi extends Listing<Remote<TaskSuite>, TaskSuiteFilter> {
  get(id: string, options?: CallOptions): Promise<Remote<TaskSuite>>;
  /** Pages laid by hand, for pools without a mixer configuration. */
  create(suites: readonly TaskSuite[], options?: BatchOptions): Promise<Operation>;
  patch(
    id: string,
    change: TaskSuiteChange,
    options?: CallOptions & { readonly openPool?: boolean },
  ): Promise<Remote<TaskSuite>>;
  /** Lowers the overlap, but not below what performers already took; 0 stops showing the suite. */
  setOverlapOrMin(id: string, overlap: number, options?: CallOptions): Promise<Remote<TaskSuite>>;
}

const base = '/api/v1/task-suites';

export function taskSuitesApi(transport: Transport): TaskSuitesApi {
  return {
    ...listing<Remote<TaskSuite>, TaskSuiteFilter>(transport, { path: base, pageSize: 1000 }),
    get: (id, options) => readEntity(transport, at(base, id), options),
    create: (suites, options = {}) => createBatch(transport, base, suites, options),
    patch: (id, change, { openPool, ...options } = {}) =>
      patchEntity(transport, at(base, id), change, { ...options, query: { open_pool: openPool } }),
    setOverlapOrMin: (id, overlap, options) =>
      patchEntity(transport, `${at(base, id)}/set-overlap-or-min`, { overlap }, options),
  };
}
