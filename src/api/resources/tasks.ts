import type { KnownSolution, Task } from '../../spec/model';
import { createBatch, type BatchOptions } from '../batches';
import type { CallOptions, Operation } from '../model';
import { listing, type Listing } from '../paging';
import { at, patchEntity, readEntity } from '../requests';
import type { Transport } from '../transport';
import type { Remote } from './remote';

export interface TaskFilter {
  readonly pool_id: string;
  readonly overlap?: number;
}

export interface TaskChange {
  readonly overlap?: number;
  readonly infinite_overlap?: boolean;
  readonly baseline_solutions?: Task['baseline_solutions'];
  readonly known_solutions?: readonly KnownSolution[];
  readonly message_on_unknown_solution?: string;
}

export interface TasksApi extends Listing<Remote<Task>, TaskFilter> {
  get(id: string, options?: CallOptions): Promise<Remote<Task>>;
  /** Tasks for pools with a mixer configuration, and for trainings. At most 10,000 at a time. */
  create(tasks: readonly Task[], options?: BatchOptions): Promise<Operation>;
  patch(
    id: string,
    change: TaskChange,
    options?: CallOptions & { readonly openPool?: boolean },
  ): Promise<Remote<Task>>;
  /** Lowers the overlap, but not below what performers already took; 0 stops showing the task. */
  setOverlapOrMin(id: string, overlap: number, options?: CallOptions): Promise<Remote<Task>>;
}

const base = '/api/v1/tasks';

export function tasksApi(transport: Transport): TasksApi {
  return {
    ...listing<Remote<Task>, TaskFilter>(transport, { path: base, pageSize: 1000 }),
    get: (id, options) => readEntity(transport, at(base, id), options),
    create: (tasks, options = {}) => createBatch(transport, base, tasks, options),
    patch: (id, change, { openPool, ...options } = {}) =>
      patchEntity(transport, at(base, id), change, { ...options, query: { open_pool: openPool } }),
    setOverlapOrMin: (id, overlap, options) =>
      patchEntity(transport, `${at(base, id)}/set-overlap-or-min`, { overlap }, options),
  };
}
