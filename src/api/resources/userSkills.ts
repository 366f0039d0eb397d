import type { CallOptions, RangeOf, SetUserSkill, UserSkill } from '../model';
import { listing, type Listing } from '../paging';
import { at, putEntity, readEntity, removeEntity } from '../requests';
import type { Transport } from '../transport';

export interface UserSkillFilter extends RangeOf<'modified'> {
  readonly user_id?: string;
  readonly skill_id?: string;
}

export interface UserSkillsApi extends Listing<UserSkill, UserSkillFilter> {
  get(id: string, options?: CallOptions): Promise<UserSkill>;
  /** Creates or replaces the performer's value of the skill. */
  set(value: SetUserSkill, options?: CallOptions): Promise<UserSkill>;
  remove(id: string, options?: CallOptions): Promise<void>;
}

const base = '/api/v1/user-skills';

export function userSkillsApi(transport: Transport): UserSkillsApi {
  return {
    ...listing<UserSkill, UserSkillFilter>(transport, { path: base, pageSize: 100 }),
    get: (id, options) => readEntity(transport, at(base, id), options),
    set: (value, options) => putEntity(transport, base, value, options),
    remove: (id, options) => removeEntity(transport, at(base, id), options),
  };
}
