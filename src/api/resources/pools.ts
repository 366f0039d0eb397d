import type { Pool, PoolStatus } from '../../spec/model';
import type { CallOptions, Operation, RangeOf } from '../model';
import { listing, type Listing } from '../paging';
import {
  at,
  createEntity,
  patchEntity,
  putEntity,
  readEntity,
  startAction,
  startOnce,
} from '../requests';
import type { Transport } from '../transport';
import type { Remote } from './remote';

export interface PoolFilter extends RangeOf<'last_started'> {
  readonly status?: PoolStatus;
  readonly project_id?: string;
}

export interface PoolsApi extends Listing<Remote<Pool>, PoolFilter> {
  /** Also reads a training: on the platform it is a pool of type TRAINING. */
  get(id: string, options?: CallOptions): Promise<Remote<Pool>>;
  /** Never repeated after an unclear failure: look for the pool before creating it again. */
  create(pool: Pool, options?: CallOptions): Promise<Remote<Pool>>;
  /** Replaces the pool. The platform refuses while it is open. */
  update(id: string, pool: Pool, options?: CallOptions): Promise<Remote<Pool>>;
  /** The one change that is possible while the pool is open. */
  patch(
    id: string,
    change: { readonly priority: number },
    options?: CallOptions,
  ): Promise<Remote<Pool>>;
  /** Undefined: it already was. Otherwise wait for the operation. */
  open(id: string, options?: CallOptions): Promise<Operation | undefined>;
  close(id: string, options?: CallOptions): Promise<Operation | undefined>;
  /** Closes for editing; the platform opens it again by itself after 15 minutes. */
  closeForUpdate(id: string, options?: CallOptions): Promise<Operation | undefined>;
  archive(id: string, options?: CallOptions): Promise<Operation | undefined>;
  /** Copies settings, not tasks. `details.pool_id` of the finished operation is the copy. */
  clone(id: string, options?: CallOptions): Promise<Operation>;
}

const base = '/api/v1/pools';

export function poolsApi(transport: Transport): PoolsApi {
  const action = (name: string) => (id: string, options?: CallOptions) =>
    startAction(transport, `${at(base, id)}/${name}`, options);
  return {
    ...listing<Remote<Pool>, PoolFilter>(transport, { path: base, pageSize: 300 }),
    get: (id, options) => readEntity(transport, at(base, id), options),
    create: (pool, options) => createEntity(transport, base, pool, options),
    update: (id, pool, options) => putEntity(transport, at(base, id), pool, options),
    patch: (id, change, options) => patchEntity(transport, at(base, id), change, options),
    open: action('open'),
    close: action('close'),
    closeForUpdate: action('close-for-update'),
    archive: action('archive'),
    clone: (id, options) => startOnce(transport, `${at(base, id)}/clone`, options),
  };
}
