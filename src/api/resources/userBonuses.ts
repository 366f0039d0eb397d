import { createBatch, type BatchOptions } from '../batches';
import type { CallOptions, Operation, UserBonus } from '../model';
import { listing, type Listing } from '../paging';
import { at, readEntity } from '../requests';
import type { Transport } from '../transport';
import type { Remote } from './remote';

export interface UserBonusFilter {
  readonly user_id?: string;
  readonly assignment_id?: string;
  readonly private_comment?: string;
}

export interface UserBonusesApi extends Listing<Remote<UserBonus>, UserBonusFilter> {
  get(id: string, options?: CallOptions): Promise<Remote<UserBonus>>;
  /** Pays. The operation id keeps a repeated call from paying twice. */
  create(
    bonuses: readonly UserBonus[],
    options?: Pick<BatchOptions, 'operationId' | 'skipInvalidItems' | 'signal'>,
  ): Promise<Operation>;
}

const base = '/api/v1/user-bonuses';

export function userBonusesApi(transport: Transport): UserBonusesApi {
  return {
    ...listing<Remote<UserBonus>, UserBonusFilter>(transport, { path: base, pageSize: 300 }),
    get: (id, options) => readEntity(transport, at(base, id), options),
    create: (bonuses, options = {}) => createBatch(transport, base, bonuses, options),
  };
}
