import type { CallOptions, UserRestriction } from '../model';
import { listing, type Listing } from '../paging';
import { at, putEntity, readEntity, removeEntity } from '../requests';
import type { Transport } from '../transport';
import type { Remote } from './remote';

export interface UserRestrictionFilter {
  readonly scope?: UserRestriction['scope'];
  readonly user_id?: string;
  readonly project_id?: string;
  readonly pool_id?: string;
}

export interface UserRestrictionsApi extends Listing<
  Remote<UserRestriction>,
  UserRestrictionFilter
> {
  get(id: string, options?: CallOptions): Promise<Remote<UserRestriction>>;
  /** Creates or replaces the restriction of that performer in that scope. */
  set(restriction: UserRestriction, options?: CallOptions): Promise<Remote<UserRestriction>>;
  /** Lifts the restriction. */
  remove(id: string, options?: CallOptions): Promise<void>;
}

const base = '/api/v1/user-restrictions';

export function userRestrictionsApi(transport: Transport): UserRestrictionsApi {
  return {
    ...listing<Remote<UserRestriction>, UserRestrictionFilter>(transport, {
      path: base,
      pageSize: 100,
    }),
    get: (id, options) => readEntity(transport, at(base, id), options),
    set: (restriction, options) => putEntity(transport, base, restriction, options),
    remove: (id, options) => removeEntity(transport, at(base, id), options),
  };
}
