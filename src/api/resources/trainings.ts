import type { PoolStatus, Training } from '../../spec/model';
import type { CallOptions, Operation, RangeOf } from '../model';
import { listing, type Listing } from '../paging';
import { at, createEntity, putEntity, readEntity, startAction, startOnce } from '../requests';
import type { Transport } from '../transport';
import type { Remote } from './remote';

export interface TrainingFilter extends RangeOf<'last_started'> {
  readonly status?: PoolStatus;
  readonly project_id?: string;
}

export interface TrainingsApi extends Listing<Remote<Training>, TrainingFilter> {
  get(id: string, options?: CallOptions): Promise<Remote<Training>>;
  /** Never repeated after an unclear failure: look for the training before creating it again. */
  create(training: Training, options?: CallOptions): Promise<Remote<Training>>;
  update(id: string, training: Training, options?: CallOptions): Promise<Remote<Training>>;
  /** Undefined: it already was. Otherwise wait for the operation. */
  open(id: string, options?: CallOptions): Promise<Operation | undefined>;
  close(id: string, options?: CallOptions): Promise<Operation | undefined>;
  closeForUpdate(id: string, options?: CallOptions): Promise<Operation | undefined>;
  archive(id: string, options?: CallOptions): Promise<Operation | undefined>;
  /** Copies settings, not tasks. `details.training_id` of the finished operation is the copy. */
  clone(id: string, options?: CallOptions): Promise<Operation>;
}

const base = '/api/v1/trainings';

export function trainingsApi(transport: Transport): TrainingsApi {
  const action = (name: string) => (id: string, options?: CallOptions) =>
    startAction(transport, `${at(base, id)}/${name}`, options);
  return {
    ...listing<Remote<Training>, TrainingFilter>(transport, { path: base, pageSize: 300 }),
    get: (id, options) => readEntity(transport, at(base, id), options),
    create: (training, options) => createEntity(transport, base, training, options),
    update: (id, training, options) => putEntity(transport, at(base, id), training, options),
    open: action('open'),
    close: action('close'),
    closeForUpdate: action('close-for-update'),
    archive: action('archive'),
    clone: (id, options) => startOnce(transport, `${at(base, id)}/clone`, options),
  };
}
